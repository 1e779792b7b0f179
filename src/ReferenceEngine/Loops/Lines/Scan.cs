using System.Numerics;

namespace Compat.Engines;

/// <summary>Running folds along one dimension.</summary>
/// <remarks>PyTorch 2.13 <c>ATen/native/cpu/ReduceOpsKernel.cpp</c>, <c>base_cumulative_op</c>: float32 accumulates in float64.</remarks>
internal static unsafe class Scan
{
    public static RawTensor Numeric<TKernel>(in RawTensor x, int dim, TKernel kernel, in RawTensor into)
        where TKernel : struct, INumericFold
    {
        var r = into.Exists ? into : RawTensor.OnHost(Shape.Of(x.Sizes), x.DType);
        if (r.Count == 0) return r;
        switch (x.DType.Type)
        {
            case ScalarType.Float: Run<float, double, TKernel>(kernel, r, x, dim); break;
            case ScalarType.Double: Run<double, double, TKernel>(kernel, r, x, dim); break;
            case ScalarType.Half: Run<Half, float, TKernel>(kernel, r, x, dim); break;
            case ScalarType.BFloat16: Run<BFloat16, float, TKernel>(kernel, r, x, dim); break;
            case ScalarType.ComplexFloat: Run<Complex64, Complex, TKernel>(kernel, r, x, dim); break;
            case ScalarType.ComplexDouble: Run<Complex, Complex, TKernel>(kernel, r, x, dim); break;
            case ScalarType.Long: Run<long, long, TKernel>(kernel, r, x, dim); break;
            case ScalarType.Int: Run<int, int, TKernel>(kernel, r, x, dim); break;
            case ScalarType.Short: Run<short, short, TKernel>(kernel, r, x, dim); break;
            case ScalarType.Char: Run<sbyte, sbyte, TKernel>(kernel, r, x, dim); break;
            case ScalarType.Byte: Run<byte, byte, TKernel>(kernel, r, x, dim); break;
            default: throw Map.Unsupported(x);
        }

        return r;
    }

    private static void Run<T, TAcc, TKernel>(TKernel kernel, in RawTensor r, in RawTensor x, int dim)
        where T : unmanaged
        where TAcc : unmanaged, INumberBase<TAcc>
        where TKernel : struct, INumericFold
    {
        var (size, stride) = Lines.Along(x, dim);
        var loop = new ScanLoop<T, TAcc, TKernel>(kernel, size, stride, Lines.Along(r, dim).Stride);
        Strided.Run(loop, Lines.Starts(r, dim), Lines.Starts(x, dim));
    }

    private readonly struct ScanLoop<T, TAcc, TKernel>(TKernel kernel, long size, long stride, long step) : ILoop
        where T : unmanaged
        where TAcc : unmanaged, INumberBase<TAcc>
        where TKernel : struct, INumericFold
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], x = data[1];
            for (long j = 0; j < n; j++, r += strides[0], x += strides[1])
            {
                var total = kernel.Start<TAcc>();
                for (long i = 0; i < size; i++)
                {
                    total = kernel.Step(total, Cast.To<T, TAcc>(((T*)x)[i * stride]));
                    ((T*)r)[i * step] = Cast.To<TAcc, T>(total);
                }
            }
        }
    }
}
