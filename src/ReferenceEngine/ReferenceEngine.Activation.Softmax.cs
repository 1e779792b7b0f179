using System.Runtime.CompilerServices;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Softmax(in RawTensor x, int dim, in RawTensor into = default) => SoftmaxOf(x, dim, log: false, into);

    /// <inheritdoc/>
    public RawTensor LogSoftmax(in RawTensor x, int dim, in RawTensor into = default) => SoftmaxOf(x, dim, log: true, into);

    private RawTensor SoftmaxOf(in RawTensor x, int dim, bool log, in RawTensor into)
    {
        var r = RawTensor.OnHost(x.Shape.IsContiguous ? x.Shape : Shape.Of(x.Sizes), x.DType);
        Copy(x, r);
        var length = x.Rank == 0 ? 1 : (int)x.Sizes[dim];
        var inner = 1;
        for (var d = dim + 1; d < x.Rank; d++) inner *= (int)x.Sizes[d];
        switch (x.DType.Type)
        {
            case ScalarType.Float when inner == 1: SoftmaxRuns(r, length, log); break;
            case ScalarType.Float: SoftmaxRows<float>(r, length, inner, log); break;
            case ScalarType.Double: SoftmaxRows<double>(r, length, inner, log); break;
            case ScalarType.Half: SoftmaxRows<Half>(r, length, inner, log); break;
            case ScalarType.BFloat16: SoftmaxRows<BFloat16>(r, length, inner, log); break;
            default: throw Map.Unsupported(x);
        }

        return into.Exists ? Copy(r, into) : r;
    }

    // Overwrites runs of `length` elements, `inner` apart, with their softmax: maximum, sum of exponentials, quotient or difference.
    private static void SoftmaxRows<T>(in RawTensor r, int length, int inner, bool log)
        where T : unmanaged
    {
        if (r.Count == 0) return;
        Span<double> row = length <= 128 ? stackalloc double[128] : new double[length];
        row = row[..length];
        var rows = r.Count / length;
        for (long run = 0; run < rows; run++)
        {
            var start = (run / inner * inner * length) + (run % inner);
            ref var first = ref Unsafe.Add(ref r.Ref<T>(), (nint)start);
            var largest = double.NegativeInfinity;
            for (var i = 0; i < length; i++)
            {
                row[i] = Cast.To<T, double>(Unsafe.Add(ref first, (nint)i * inner));
                largest = double.IsNaN(row[i]) || row[i] > largest ? row[i] : largest;
            }

            double sum = 0;
            for (var i = 0; i < length; i++)
            {
                var e = Math.Exp(row[i] - largest);
                sum += e;
                if (!log) row[i] = e;
            }

            // ATen keeps the sum and its logarithm in the tensor's dtype where the rows are contiguous.
            var logarithm = inner == 1 ? Rounded<T>(Math.Log(Rounded<T>(sum))) : Math.Log(sum);
            for (var i = 0; i < length; i++)
            {
                var value = log ? row[i] - largest - logarithm : row[i] / sum;
                Unsafe.Add(ref first, (nint)i * inner) = Cast.To<double, T>(value);
            }
        }

        GC.KeepAlive(r.Storage);
    }

    private static double Rounded<T>(double x)
        where T : unmanaged => Cast.To<T, double>(Cast.To<double, T>(x));
}
