namespace Compat.Benchmarks.Cases;

/// <summary>Matrix products.</summary>
internal static class MatrixCases
{
    private static readonly int[] Sizes = [16, 32, 64, 128, 256, 512, 1024, 2048];

    public static IEnumerable<Case> All =>
    [
        .. Sizes.Select(n => Square($"matmul_f32_{n}", n, float32)),
        .. Sizes.Select(n => Square($"matmul_f64_{n}", n, float64)),
        Case.Of("matmul_f32_1024_bT", () =>
        {
            var (a, b) = (rand(1024, 1024), rand(1024, 1024));
            return () => torch.mm(a, b.t());
        }),
    ];

    private static Case Square(string name, int n, DType dtype) => Case.Of(name, () =>
    {
        var (a, b, o) = (rand(n, n, dtype: dtype), rand(n, n, dtype: dtype), empty((n, n), dtype: dtype));
        return () => torch.mm(a, b, @out: o);
    });
}
