using static Compat.torch;

namespace Compat.Facade.Tests.Errors;

/// <content>Backward and writes in place.</content>
internal static partial class ErrorCalls
{
    private static readonly Dictionary<string, Func<object?>> Gradients = new()
    {
        ["backward.non_scalar"] = Do(() => (Leaf(2) * 2).backward()),
        ["backward.twice"] = Do(() =>
        {
            var x = Leaf(1);
            var y = (x * x).sum();
            y.backward();
            y.backward();
        }),
        ["backward.saved_freed_access"] = () =>
        {
            var y = Leaf(1).exp();
            y.backward();
            return y.grad_fn!._saved_result;
        },
        ["backward.gradient_dtype_complex"] = Do(() => (Leaf(2) * 2).backward(ones(2, dtype: complex64))),
        ["backward.gradcheck_float32"] = () => autograd.gradcheck(x => x.exp(), tensor([0.3f, 0.7f], requires_grad: true)),
        ["backward.gradcheck_no_grad_inputs"] = () => autograd.gradcheck(x => x.exp(), ones(2, dtype: float64)),
        ["backward.inputs_empty"] = Do(() => (Leaf(1) * 2).backward(inputs: new TensorList())),
        ["backward.inside_no_grad"] = Do(() =>
        {
            var x = Leaf(1);
            Tensor y;
            using (no_grad()) y = x * 2;
            y.backward();
        }),
        ["backward.register_hook_no_grad"] = () => ones(2).register_hook(g => g),
        ["backward.post_acc_hook_no_grad"] = () => ones(2).register_post_accumulate_grad_hook(t => { }),
        ["backward.int_cast"] = Do(() => rand(3, requires_grad: true).to(int64).sum().backward()),
        ["backward.grad_output_no_grad"] = () => autograd.grad(ones(1), Leaf(1)),
        ["backward.grad_unused"] = () => autograd.grad(Leaf(1) * 2, Leaf(1)),
        ["backward.grad_unused_materialize"] = () =>
            autograd.grad(Leaf(1) * 2, Leaf(1), allow_unused: false, materialize_grads: true),
        ["backward.grad_input_no_grad"] = () => autograd.grad(Leaf(1) * 2, ones(1)),
        ["backward.grad_non_scalar"] = () =>
        {
            var x = Leaf(2);
            return autograd.grad(x * 2, x);
        },
        ["backward.set_grad_dtype"] = Do(() => Leaf(2).grad = ones(2, dtype: float64)),
        ["backward.set_grad_self"] = Do(() =>
        {
            var x = Leaf(2);
            x.grad = x;
        }),
        ["backward.nonleaf_requires_grad_method"] = () => (Leaf(2) * 2).requires_grad_(false),
        ["backward.retain_grad_no_grad"] = Do(() => ones(2).retain_grad()),
    };

    private static readonly Dictionary<string, Func<object?>> InPlace = new()
    {
        ["inplace.leaf"] = () => Leaf(2).add_(1),
        ["inplace.view_of_leaf"] = () => Leaf(2)[0..1].add_(1),
        ["inplace.view_of_leaf_no_grad_view"] = () =>
        {
            var x = Leaf(2);
            Tensor v;
            using (no_grad()) v = x[0..1];
            return v.mul_(2);
        },
        ["inplace.saved_output"] = Do(() =>
        {
            var y = Leaf(2).exp();
            y.add_(1);
            y.sum().backward();
        }),
        ["inplace.saved_through_view"] = Do(() =>
        {
            var h = ones((2, 2), requires_grad: true) * 1;
            var y = h.pow(2);
            h[0].mul_(3);
            y.sum().backward();
        }),
        ["inplace.saved_matmul_weight"] = Do(() =>
        {
            var w = ones((2, 2), requires_grad: true);
            var x = ones((1, 2), requires_grad: true);
            var y = x.matmul(w).matmul(w);
            using (no_grad()) w -= 0.1;
            y.sum().backward();
        }),
        ["inplace.unbind_view"] = () => (ones((2, 2), requires_grad: true) * 1).unbind()[0].add_(1),
        ["inplace.split_view"] = () => (Leaf(4) * 1).split(2)[0].mul_(2),
        ["inplace.expanded"] = () => zeros(1).expand(3).add_(1),
        ["inplace.overlap_partial"] = () =>
        {
            var x = zeros(4);
            return x[1..].copy_(x[..^1]);
        },
        ["inplace.overlap_add"] = () =>
        {
            var x = zeros(4);
            return x[1..].add_(x[..^1]);
        },
        ["inplace.out_with_grad_inputs"] = () => torch.add(Leaf(2), 1, @out: zeros(2)),
        ["inplace.resize_requires_grad"] = () => Leaf(2).resize_(3),
        ["inplace.detach_view"] = () => (Leaf(4) * 1).view(2, 2).detach_(),
        ["inplace.set_data_dtype"] = () => Leaf(2).data = ones(2, dtype: int64),
        ["inplace.copy_shape"] = () => zeros(2).copy_(zeros(3)),
        ["inplace.grad_inplace_then_double"] = Do(() =>
        {
            var x = Leaf(1);
            var g = autograd.grad(x.pow(3), x, create_graph: true)[0];
            using (no_grad()) x.add_(1);
            g.backward();
        }),
    };

    private static readonly Dictionary<string, Func<object?>> Inference = new()
    {
        ["inference.saved_for_backward"] = Do(() => (Leaf(2) * inference_mode(() => ones(2))).sum().backward()),
        ["inference.version_counter"] = () => inference_mode(() => ones(2))._version,
        ["inference.view_of_normal_inplace"] = () =>
        {
            var x = Leaf(2) * 1;
            return inference_mode(() => x.view(2)).add_(1);
        },
    };

    private static Tensor Leaf(long size) => ones(size, requires_grad: true);
}
