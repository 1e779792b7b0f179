using static Compat.torch;
using F = Compat.torch.nn.functional;

namespace Compat.Conformance.Tests.Gradcheck;

/// <summary>Functions for nodes that no recorded case goes through: second backward, in-place methods, operators not recorded.</summary>
internal static partial class NodePrograms
{
    /// <summary>The function and the shape of each of its inputs.</summary>
    public sealed record Program(Func<Tensor[], Tensor> Function, params long[][] Shapes)
    {
        public DType DType { get; init; } = float64;

        /// <summary>Inputs away from kinks: multiples of 0.37 around 0, none of them 0 or a whole number.</summary>
        public Tensor[] Inputs() => [.. Shapes.Select((shape, place) => Leaf(shape, place + 1))];

        private Tensor Leaf(long[] shape, int place)
        {
            var count = shape.Aggregate(1L, (product, size) => product * size);
            var values = ((arange(count, dtype: float64) * (0.37 + (0.011 * place))) - (0.83 * place)).reshape(new Size(shape));
            return (DType.is_complex ? complex(values, 0.5 - (values / 3)) : values).requires_grad_();
        }
    }

    public static readonly Dictionary<string, Program> Single = new()
    {
        ["x[...]"] = new(x => x[0][TensorIndex.Ellipsis] * x[0], [3]),
        ["clamp(max)"] = new(x => x[0].clamp_max(0.3).pow(2), [5]),
        ["clamp(numbers)"] = new(x => x[0].clamp(-0.5, 0.4).pow(2), [5]),
        ["complex"] = new(x => torch.complex(x[0], x[1]), [3], [3]),
        ["view_as_complex"] = new(x => x[0].view_as_complex().pow(2), [3, 2]),
        ["view_as_real"] = new(x => x[0].view_as_real().pow(2), [3]) { DType = complex128 },
        ["conj"] = new(x => x[0].conj() * x[0], [3]) { DType = complex128 },
        ["reshape of a transpose"] = new(x => x[0].t().unsqueeze(0).reshape(3, 2).pow(2), [2, 3]),
        ["eq_(number)"] = new(x => x[0] * (x[0] * 1).eq_(0.2), [4]),
        ["eq_(tensor)"] = new(x => x[0] * (x[0] * 1).eq_(x[1] * 0.7), [4], [4]),
        ["ne_(number)"] = new(x => x[0] * (x[0] * 1).ne_(0.2), [4]),
        ["ne_(tensor)"] = new(x => x[0] * (x[0] * 1).ne_(x[1] * 0.7), [4], [4]),
        ["lt_(number)"] = new(x => x[0] * (x[0] * 1).lt_(0.2), [4]),
        ["lt_(tensor)"] = new(x => x[0] * (x[0] * 1).lt_(x[1] * 0.7), [4], [4]),
        ["le_(number)"] = new(x => x[0] * (x[0] * 1).le_(0.2), [4]),
        ["le_(tensor)"] = new(x => x[0] * (x[0] * 1).le_(x[1] * 0.7), [4], [4]),
        ["gt_(number)"] = new(x => x[0] * (x[0] * 1).gt_(0.2), [4]),
        ["gt_(tensor)"] = new(x => x[0] * (x[0] * 1).gt_(x[1] * 0.7), [4], [4]),
        ["ge_(number)"] = new(x => x[0] * (x[0] * 1).ge_(0.2), [4]),
        ["ge_(tensor)"] = new(x => x[0] * (x[0] * 1).ge_(x[1] * 0.7), [4], [4]),
        ["embedding"] = new(x => F.embedding(tensor([0L, 2L, 2L]), x[0]).pow(2), [3, 2]),
        ["where"] = new(x => where(x[0] > 0, x[0].pow(2), x[1].pow(3)), [4], [4]),
        ["fmod(number)"] = new(x => x[0].fmod(0.7).pow(2), [4]),
        ["remainder(number)"] = new(x => x[0].remainder(0.7).pow(2), [4]),
        ["number ** x"] = new(x => pow(2.5, x[0]), [4]),
        ["xlogy(number, x)"] = new(x => xlogy(1.5, x[0].abs() + 0.1), [4]),
        ["xlogy(x, number)"] = new(x => x[0].xlogy(1.5).pow(2), [4]),
        ["index_copy"] = new(x => x[0].index_copy(0, tensor([2L, 0L]), x[1]).pow(2), [3, 2], [2, 2]),
        ["index_fill(number)"] = new(x => x[0].index_fill(0, tensor([2L, 0L]), 1.5).pow(2), [3, 2]),
        ["index_fill(tensor)"] = new(x => x[0].index_fill(0, tensor([2L, 0L]), x[1]).pow(2), [3, 2], []),
        ["nanmedian"] = new(x => x[0].nanmedian().pow(2), [5]),
        ["nanmedian(dim)"] = new(x => x[0].nanmedian(1).values.pow(2), [2, 3]),
        ["take"] = new(x => x[0].take(tensor([3L, 0L, 3L])).pow(2), [2, 2]),
        ["vdot"] = new(x => x[0].vdot(x[1]).pow(2), [3], [3]) { DType = complex128 },
        ["zero_"] = new(x => x[0].clone().zero_() + x[0].pow(2), [3]),
        ["fill_(tensor)"] = new(x => x[0].clone().fill_(x[1]) * x[0], [3], []),
        ["elu_"] = new(x => F.elu_(x[0] * 2).pow(2), [5]),
        ["leaky_relu_"] = new(x => F.leaky_relu_(x[0] * 2).pow(2), [5]),
        ["threshold_"] = new(x => F.threshold_(x[0] * 2, 0.1, 0.5).pow(2), [5]),
        ["x[...] = y"] = new(Written, [3, 2], [2, 2]),
        ["fill(tensor)"] = new(x => x[0].fill(x[1]) * x[0], [3], []),
        ["unsafe_split"] = new(x => cat(x[0].unsafe_split(2).Reverse().ToArray()).pow(2), [3]),
        ["unsafe_split_with_sizes"] = new(x => cat(x[0].unsafe_split_with_sizes(new long[] { 1, 2 }).Reverse().ToArray()).pow(2), [3]),
        ["masked_scatter"] = new(x => x[0].masked_scatter(tensor([true, false, true]), x[1]).pow(2), [3], [3]),
        ["rsub(number)"] = new(x => rsub(x[0], 2.5).pow(2), [3]),
        ["copy_"] = new(x => zeros(3, dtype: float64).copy_(x[0].pow(2)).pow(2), [3]),
        ["polygamma"] = new(x => torch.polygamma(1, x[0].pow(2) + 1), [3]),
        ["custom Function"] = new(x => Cube.apply(x[0]), [3]),
        ["full backward hook"] = new(Hooked, [2, 3]),
    };

    /// <summary>All of them by name.</summary>
    public static IEnumerable<KeyValuePair<string, Program>> All => Single.Concat(Random).Concat(Reduced())
        .Concat(Gradients.Select(pair => KeyValuePair.Create("gradient of " + pair.Key, pair.Value)));

    private static Tensor Written(Tensor[] x)
    {
        var result = x[0].clone();
        result[tensor([2L, 0L])] = x[1];
        return result.pow(2);
    }

    private static Tensor Hooked(Tensor[] x)
    {
        var module = new Scaled();
        module.register_full_backward_hook((_, _, _) => { });
        return module.call(x[0]);
    }

    private sealed class Cube : autograd.Function<Cube>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x * x * x;
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => 3 * ctx.saved_tensors[0].pow(2) * grad;
    }

    private sealed class Scaled : nn.Module<Tensor, Tensor>
    {
        public override Tensor forward(Tensor input) => input.pow(2) * 3;
    }
}
