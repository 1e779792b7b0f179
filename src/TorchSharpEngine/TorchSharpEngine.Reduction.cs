namespace Compat.Engines;

public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public RawTensor Sum(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) => Kernel(
        (x, dims: Longs(dims), keepdim), into,
        static (scope, s) => scope.In(s.x).sum(s.dims, s.keepdim, TorchDevices.Of(s.x.DType)));

    /// <inheritdoc/>
    public RawTensor Prod(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Kernel((x, dims: Longs(dims), keepdim), into, static (scope, s) =>
        {
            var value = scope.In(s.x);
            for (var i = s.dims.Length - 1; i >= 0; i--) value = value.prod(s.dims[i], s.keepdim, TorchDevices.Of(s.x.DType));
            return value;
        });

    /// <inheritdoc/>
    public RawTensor Amax(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Kernel((x, dims: Longs(dims), keepdim), into, static (scope, s) => scope.In(s.x).amax(s.dims, s.keepdim));

    /// <inheritdoc/>
    public RawTensor Amin(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) =>
        Kernel((x, dims: Longs(dims), keepdim), into, static (scope, s) => scope.In(s.x).amin(s.dims, s.keepdim));

    /// <inheritdoc/>
    public RawTensor Argmax(in RawTensor x, int dim, bool keepdim, in RawTensor into = default) =>
        Kernel((x, dim, keepdim), into, static (scope, s) => Ordered(scope, s.x).argmax(s.dim, s.keepdim));

    /// <inheritdoc/>
    public RawTensor Argmin(in RawTensor x, int dim, bool keepdim, in RawTensor into = default) =>
        Kernel((x, dim, keepdim), into, static (scope, s) => Ordered(scope, s.x).argmin(s.dim, s.keepdim));

    /// <inheritdoc/>
    public RawTensor Var(in RawTensor x, ReadOnlySpan<int> dims, double correction, bool keepdim, in RawTensor into = default) =>
        Kernel((x, dims: Longs(dims), correction, keepdim), into, static (scope, s) =>
        {
            // Only the corrections 0 and 1 can be asked for, 1 with a warning for one element; the others are scaled from 0.
            double count = 1;
            foreach (var d in s.dims) count *= SizeOf(s.x, (int)d);
            if (count == 0)
            {
                var zeros = scope.In(s.x).sum(s.dims, s.keepdim);
                return TorchScope.Cast(zeros.add(scope.Number(double.NaN, s.x.DType)), s.x.DType);
            }

            var unbiased = s.correction == 1 && count > 1;
            var variance = scope.Wide(s.x).var(s.dims, unbiased, s.keepdim, null);
            if (s.correction != 0 && !unbiased)
            {
                variance = scope.Mul(variance, count / Math.Max(0, count - s.correction));
            }

            return TorchScope.Cast(variance, s.x.DType);
        });

    /// <inheritdoc/>
    public RawTensor Norm(in RawTensor x, double ord, ReadOnlySpan<int> dims, bool keepdim, in RawTensor into = default) => Kernel(
        (x, ord, dims: Longs(dims), keepdim), into,
        static (scope, s) => Torch.linalg.vector_norm(scope.In(s.x), s.ord, s.dims, s.keepdim));

    /// <inheritdoc/>
    public RawTensor Cumsum(in RawTensor x, int dim, in RawTensor into = default) =>
        Kernel((x, dim), into, static (scope, s) => scope.In(s.x).cumsum(s.dim, TorchDevices.Of(s.x.DType)));

    /// <inheritdoc/>
    public RawTensor Cumprod(in RawTensor x, int dim, in RawTensor into = default) =>
        Kernel((x, dim), into, static (scope, s) => scope.In(s.x).cumprod(s.dim, TorchDevices.Of(s.x.DType)));

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Cummax(in RawTensor x, int dim)
    {
        CheckScan(x, "cummax_cpu");
        return Pair((x, dim), static (scope, s) => scope.In(s.x).cummax(s.dim));
    }

    /// <inheritdoc/>
    public (RawTensor Values, RawTensor Indices) Cummin(in RawTensor x, int dim)
    {
        CheckScan(x, "cummin_cpu");
        return Pair((x, dim), static (scope, s) => scope.In(s.x).cummin(s.dim));
    }

    // max and min of bool have places, which libtorch's argmax and argmin refuse.
    private static Tensor Ordered(TorchScope scope, in RawTensor x) =>
        x.DType == DType.Bool ? TorchScope.Cast(scope.In(x), DType.UInt8) : scope.In(x);

    // The native entry points of cummax and cummin report nothing: what they refuse would end the process.
    private static void CheckScan(in RawTensor x, string kernel)
    {
        if (x.DType.is_complex) throw new NotImplementedError($"\"{kernel}\" not implemented for '{x.DType.CppName}'");
    }
}
