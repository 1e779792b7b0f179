namespace Compat;

public static partial class torch
{
    /// <inheritdoc cref="var(Tensor, Dims?, Scalar?, bool, Tensor?)"/>
    public static Tensor var(this Tensor input, bool unbiased) => var(input, null, unbiased ? 1 : 0);

    /// <summary>Σ|x − mean|² / max(0, n − correction) over <paramref name="dim"/>; by default all, and correction 1.</summary>
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.var</c>; derivatives.yaml <c>var.correction</c>.</remarks>
    public static Tensor var(this Tensor input, Dims? dim = null, Scalar? correction = null, bool keepdim = false, Tensor? @out = null)
    {
        var spread = new Spread("var", input, dim, correction, keepdim);
        var output = spread.Run(@out, root: false);
        return @out is null && Graph.Needs(input) ? output.Record(new VarBackward0(spread)) : output;
    }

    /// <inheritdoc cref="var(Tensor, Dims?, Scalar?, bool, Tensor?)"/>
    public static Tensor var(this Tensor input, Dims? dim, bool unbiased, bool keepdim = false, Tensor? @out = null) =>
        var(input, dim, correction: (Scalar)(unbiased ? 1L : 0L), keepdim: keepdim, @out: @out);

    /// <inheritdoc cref="std(Tensor, Dims?, Scalar?, bool, Tensor?)"/>
    public static Tensor std(this Tensor input, bool unbiased) => std(input, null, unbiased ? 1 : 0);

    /// <summary>The square root of the variance over <paramref name="dim"/>.</summary>
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.std</c>; derivatives.yaml <c>std.correction</c>.</remarks>
    public static Tensor std(this Tensor input, Dims? dim = null, Scalar? correction = null, bool keepdim = false, Tensor? @out = null)
    {
        var spread = new Spread("std", input, dim, correction, keepdim);
        var output = spread.Run(@out, root: true);
        return @out is null && Graph.Needs(input) ? output.Record(new StdBackward0(spread, output)) : output;
    }

    /// <inheritdoc cref="std(Tensor, Dims?, Scalar?, bool, Tensor?)"/>
    public static Tensor std(this Tensor input, Dims? dim, bool unbiased, bool keepdim = false, Tensor? @out = null) =>
        std(input, dim, correction: (Scalar)(unbiased ? 1L : 0L), keepdim: keepdim, @out: @out);

    /// <inheritdoc cref="var_mean(Tensor, Dims?, Scalar?, bool)"/>
    public static (Tensor var, Tensor mean) var_mean(this Tensor input, bool unbiased) => var_mean(input, null, unbiased ? 1 : 0);

    /// <summary>Variance and mean over <paramref name="dim"/>.</summary>
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.var_mean</c>; derivatives.yaml <c>var_mean.correction</c>.</remarks>
    public static (Tensor var, Tensor mean) var_mean(this Tensor input, Dims? dim = null, Scalar? correction = null, bool keepdim = false)
    {
        var spread = new Spread("var_mean", input, dim, correction, keepdim);
        var (output, average) = (spread.Run(null, root: false), input.detach().mean(dim, keepdim));
        if (!Graph.Needs(input)) return (output, average);
        var node = new VarMeanBackward0(spread);
        return (output.Record(node), average.Record(node, 1));
    }

    /// <inheritdoc cref="var_mean(Tensor, Dims?, Scalar?, bool)"/>
    public static (Tensor var, Tensor mean) var_mean(this Tensor input, Dims? dim, bool unbiased, bool keepdim = false) =>
        var_mean(input, dim, correction: (Scalar)(unbiased ? 1L : 0L), keepdim: keepdim);

    /// <inheritdoc cref="std_mean(Tensor, Dims?, Scalar?, bool)"/>
    public static (Tensor std, Tensor mean) std_mean(this Tensor input, bool unbiased) => std_mean(input, null, unbiased ? 1 : 0);

    /// <summary>Standard deviation and mean over <paramref name="dim"/>.</summary>
    /// <exception cref="RuntimeError">The dtype is neither floating nor complex.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.std_mean</c>; derivatives.yaml <c>std_mean.correction</c>.</remarks>
    public static (Tensor std, Tensor mean) std_mean(this Tensor input, Dims? dim = null, Scalar? correction = null, bool keepdim = false)
    {
        var spread = new Spread("std_mean", input, dim, correction, keepdim);
        var (output, average) = (spread.Run(null, root: true), input.detach().mean(dim, keepdim));
        if (!Graph.Needs(input)) return (output, average);
        var node = new StdMeanBackward0(spread, output);
        return (output.Record(node), average.Record(node, 1));
    }

    /// <inheritdoc cref="std_mean(Tensor, Dims?, Scalar?, bool)"/>
    public static (Tensor std, Tensor mean) std_mean(this Tensor input, Dims? dim, bool unbiased, bool keepdim = false) =>
        std_mean(input, dim, correction: (Scalar)(unbiased ? 1L : 0L), keepdim: keepdim);
}
