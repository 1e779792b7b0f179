namespace Compat.Benchmarks.Cases;

/// <summary>Element-wise functions, reductions, copies and random numbers of a million elements.</summary>
internal static class ElementwiseCases
{
    private const int Million = 1 << 20;

    public static IEnumerable<Case> All =>
    [
        .. OfSize("1M", Million),
        .. OfSize("16M", Million * 16),
        Case.Of("exp_f64_1M", () => One(a => torch.exp(a), () => rand(Million, dtype: float64) * 4)),
        Case.Of("add_broadcast_row_1024x1024", () =>
        {
            var (a, b) = (rand(1024, 1024), rand(1024));
            return () => a + b;
        }),
        Case.Of("add_transposed_1024x1024", () =>
        {
            var (a, b) = (rand(1024, 1024), rand(1024, 1024));
            return () => a + b.t();
        }),
        Case.Of("transpose_contiguous_1024x1024", () => One(a => a.t().contiguous(), () => rand(1024, 1024))),
        Case.Of("sum_dim0_1024x1024", () => One(a => a.sum(0), () => rand(1024, 1024))),
        Case.Of("sum_dim1_1024x1024", () => One(a => a.sum(1), () => rand(1024, 1024))),
        Case.Of("rand_f32_1M", () => () => rand(Million)),
        Case.Of("randn_f32_1M", () => () => randn(Million)),
        Case.Of("dropout_f32_1M", () => One(a => F.dropout(a, 0.5, true), () => rand(Million))),
    ];

    private static IEnumerable<Case> OfSize(string label, int n) =>
    [
        Case.Of($"add_f32_{label}", () =>
        {
            var (a, b) = (rand(n), rand(n));
            return () => a + b;
        }),
        Case.Of($"add_out_f32_{label}", () =>
        {
            var (a, b, o) = (rand(n), rand(n), empty(n));
            return () => torch.add(a, b, @out: o);
        }),
        Case.Of($"copy_f32_{label}", () =>
        {
            var (a, o) = (rand(n), empty(n));
            return () => o.copy_(a);
        }),
        Case.Of($"exp_f32_{label}", () => One(a => torch.exp(a), () => Positive(n))),
        Case.Of($"sum_f32_{label}", () => One(a => a.sum(), () => rand(n))),
    ];

    private static Tensor Positive(int n) => (rand(n) * 4) + 0.1;

    private static Func<Tensor?> One(Func<Tensor, Tensor?> function, Func<Tensor> operand)
    {
        var a = operand();
        return () => function(a);
    }
}
