namespace Compat.Benchmarks.Cases;

/// <summary>Element-wise functions, reductions, copies and random numbers of a million elements.</summary>
internal static class ElementwiseCases
{
    private const int Million = 1 << 20;

    public static IEnumerable<Case> All =>
    [
        .. OfSize("1M", Million),
        Add("16M", Million * 16),
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
        Case.Of("sort_f32_1M", () => One(a => torch.sort(a).values, () => rand(Million))),
        Case.Of("cumsum_f32_1M", () => One(a => torch.cumsum(a, 0), () => rand(Million))),
        Case.Of("softmax_4096x1024", () => One(a => F.softmax(a, -1), () => rand(4096, 1024))),
        Case.Of("log_softmax_4096x1024", () => One(a => F.log_softmax(a, -1), () => rand(4096, 1024))),
        Case.Of("layer_norm_4096x1024", () => One(a => F.layer_norm(a, 1024), () => rand(4096, 1024))),
        Case.Of("rand_f32_1M", () => () => rand(Million)),
        Case.Of("randn_f32_1M", () => () => randn(Million)),
        Case.Of("dropout_f32_1M", () => One(a => F.dropout(a, 0.5, true), () => rand(Million))),
    ];

    private static Case Add(string label, int n) => Case.Of($"add_f32_{label}", () =>
    {
        var (a, b) = (rand(n), rand(n));
        return () => a + b;
    });

    private static IEnumerable<Case> OfSize(string label, int n) =>
    [
        Add(label, n),
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
        Function("exp", label, n, a => torch.exp(a)),
        Function("log", label, n, a => torch.log(a)),
        Function("tanh", label, n, a => torch.tanh(a)),
        Function("sigmoid", label, n, a => torch.sigmoid(a)),
        Function("erf", label, n, a => torch.erf(a)),
        Function("sin", label, n, a => torch.sin(a)),
        Function("sqrt", label, n, a => torch.sqrt(a)),
        Function("relu", label, n, a => torch.relu(a)),
        Function("gelu", label, n, a => F.gelu(a)),
        Case.Of($"sum_f32_{label}", () => One(a => a.sum(), () => rand(n))),
        Case.Of($"max_f32_{label}", () => One(a => a.max(), () => rand(n))),
        Case.Of($"mean_f32_{label}", () => One(a => a.mean(), () => rand(n))),
        Case.Of($"var_f32_{label}", () => One(a => a.var(), () => rand(n))),
    ];

    private static Case Function(string name, string label, int n, Func<Tensor, Tensor> function) =>
        Case.Of($"{name}_f32_{label}", () => One(function, () => Positive(n)));

    private static Tensor Positive(int n) => (rand(n) * 4) + 0.1;

    private static Func<Tensor?> One(Func<Tensor, Tensor?> function, Func<Tensor> operand)
    {
        var a = operand();
        return () => function(a);
    }
}
