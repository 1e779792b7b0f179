namespace Compat.Benchmarks.Cases;

/// <summary>Backward through graphs of one node and of thousands.</summary>
internal static class GraphCases
{
    public static IEnumerable<Case> All =>
    [
        Case.Of("backward_1op_scalar", () =>
        {
            var x = tensor(1.5, requires_grad: true);
            return () =>
            {
                x.grad = null;
                (x * x).backward();
                return null;
            };
        }),
        new("chain_mul_10k_forward", () =>
        {
            var x = tensor(1.0, requires_grad: true);
            return new Timed(() => Chain(x, 10_000));
        }, 10_000),
        new("chain_mul_10k_backward", () => ChainBackward(10_000), 10_000),
    ];

    private static Timed ChainBackward(int length)
    {
        var x = tensor(1.0, requires_grad: true);
        var y = x;
        return new Timed(() => y.backward(), () =>
        {
            x.grad = null;
            y = Chain(x, length);
        });
    }

    private static Tensor Chain(Tensor x, int length)
    {
        var y = x;
        for (var i = 0; i < length; i++) y = y * x;
        return y;
    }
}
