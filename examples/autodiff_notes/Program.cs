torch.manual_seed(1);

var x = torch.arange(4.0);
print(x);
x.requires_grad_(true);
print(x.grad);
print(x);
var y = 2 * torch.dot(x, x);
print(y);
y.backward();
print(x.grad);
print(x.grad == 4 * x);

x.grad.zero_();
y = x.sum();
print(y);
y.backward();
print(x.grad);

x.grad.zero_();
y = x * x;
print(y);
y.sum().backward();
print(x.grad);
x.grad = null;
y = x * x;
y.backward(torch.ones(len(x)));
print(x.grad);

x.grad.zero_();
y = x * x;
var u = y.detach();
var z = u * x;
z.sum().backward();
print(x.grad == u);
x.grad.zero_();
y.sum().backward();
print(x.grad == 2 * x);

static Tensor f(Tensor a)
{
    var b = a * 2;
    while (b.norm() < 1000)
    {
        b = b * 2;
    }

    Tensor c;
    if (b.sum() > 0)
    {
        c = b;
    }
    else
    {
        c = 100 * b;
    }

    return c;
}

var a = torch.randn(size: [], requires_grad: true);
print(a);
var d = f(a);
print(d);
d.backward();
print(a.grad);
print(a.grad == d / a);

// a second backward
x = torch.arange(4.0, requires_grad: true);
y = 2 * torch.dot(x, x);
y.backward();
print(x.grad);
try
{
    y.backward();
}
catch (RuntimeError e)
{
    print("RuntimeError:", e.Message);
}

x = torch.arange(4.0, requires_grad: true);
y = 2 * torch.dot(x, x);
y.backward(retain_graph: true);
print(x.grad);
y.backward();
print(x.grad);

// vector and matrix arguments
a = torch.randn(4, requires_grad: true);
d = f(a);
try
{
    d.backward();
}
catch (RuntimeError e)
{
    print("RuntimeError:", e.Message);
}

d.backward(torch.ones_like(d));
print(a.grad);
a = torch.randn((2, 3), requires_grad: true);
print(a);
d = f(a);
print(d);
d.backward(torch.ones_like(d));
print(a.grad);

static Tensor g(Tensor a)
{
    var b = torch.exp(a);
    while (b.norm() < 100)
    {
        b = b * 3;
    }

    Tensor c;
    if (b.sum() > 200)
    {
        c = b;
    }
    else
    {
        c = b / 7;
    }

    return c;
}

a = torch.randn(size: [3], requires_grad: true);
d = g(a);
d.sum().backward();
print(d);
print(a.grad);
print(torch.allclose(a.grad, d));

// sine and its derivative, without using that it is the cosine
x = torch.arange(-10, 10, 0.1);
x.requires_grad_(true);
y = torch.sin(x);
y.sum().backward();
print(x.shape, y.shape);
print(x.grad[..5]);
print(x[..3], y[..3]);
print((x.grad - torch.cos(x)).abs().max() < 1e-6);
print(y.detach().numpy()[..3]);
