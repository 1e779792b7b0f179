torch.manual_seed(3);

var x = torch.ones(5);
var y = torch.zeros(3);
var w = torch.randn(5, 3, requires_grad: true);
var b = torch.randn(3, requires_grad: true);
var z = torch.matmul(x, w) + b;
var loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y);
print($"grad_fn of z: {type(z.grad_fn).__name__}");
print($"grad_fn of loss: {type(loss.grad_fn).__name__}");
print(w);
print(z);
print(loss);
loss.backward();
print(w.grad);
print(b.grad);

z = torch.matmul(x, w) + b;
print(z.requires_grad);
using (torch.no_grad())
{
    z = torch.matmul(x, w) + b;
}

print(z.requires_grad);
z = torch.matmul(x, w) + b;
var z_det = z.detach();
print(z_det.requires_grad);

var inp = torch.eye(4, 5, requires_grad: true);
var @out = (inp + 1).pow(2).t();
print(@out);
@out.backward(torch.ones_like(@out), retain_graph: true);
print($"First call\n{inp.grad}");
@out.backward(torch.ones_like(@out), retain_graph: true);
print($"\nSecond call\n{inp.grad}");
inp.grad.zero_();
@out.backward(torch.ones_like(@out), retain_graph: true);
print($"\nCall after zeroing gradients\n{inp.grad}");
