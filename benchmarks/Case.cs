namespace Compat.Benchmarks;

/// <summary>What is timed: one call of <see cref="Body"/>, with <see cref="Prepare"/> before each, untimed.</summary>
internal sealed record Timed(Action Body, Action? Prepare = null);

/// <summary>A case with the name, the sizes and the operations of the case of <c>bench_torch.py</c>.</summary>
/// <param name="Name">Name, the same there.</param>
/// <param name="Setup">Makes the operands; called once.</param>
/// <param name="Per">Operations in one call.</param>
internal sealed record Case(string Name, Func<Timed> Setup, int Per = 1)
{
    /// <summary>Operations in one call of a case that measures the cost of a call.</summary>
    private const int Calls = 1000;

    /// <summary>A case that runs what <paramref name="setup"/> returns.</summary>
    public static Case Of(string name, Func<Func<Tensor?>> setup) => new(name, () =>
    {
        var body = setup();
        return new Timed(() => body());
    });

    /// <summary>A case that runs what <paramref name="setup"/> returns many times, to see the cost of a call.</summary>
    public static Case Loop(string name, Func<Func<Tensor?>> setup) => new(name, () =>
    {
        var body = setup();
        return new Timed(() =>
        {
            for (var i = 0; i < Calls; i++) body();
        });
    }, Calls);
}
