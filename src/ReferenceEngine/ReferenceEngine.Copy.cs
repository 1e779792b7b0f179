using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Copy(in RawTensor x, in RawTensor into)
    {
        if (into.Count == 0) return into;
        var source = MayOverlap(x, into) ? Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), x.DType)) : x;
        switch (source.DType.Type)
        {
            case ScalarType.Float: From<float>(source, into); break;
            case ScalarType.Double: From<double>(source, into); break;
            case ScalarType.Long: From<long>(source, into); break;
            case ScalarType.Int: From<int>(source, into); break;
            case ScalarType.Short: From<short>(source, into); break;
            case ScalarType.Char: From<sbyte>(source, into); break;
            case ScalarType.Byte: From<byte>(source, into); break;
            case ScalarType.Bool: From<bool>(source, into); break;
            case ScalarType.Half: From<Half>(source, into); break;
            case ScalarType.BFloat16: From<BFloat16>(source, into); break;
            case ScalarType.ComplexFloat: From<Complex64>(source, into); break;
            default: From<Complex>(source, into); break;
        }

        return into;
    }

    private static bool MayOverlap(in RawTensor x, in RawTensor into) =>
        ReferenceEquals(x.Storage, into.Storage) && !(x.Offset == into.Offset && x.Shape.SameSizes(into.Shape)
            && x.Strides.SequenceEqual(into.Strides));

    private static void From<TIn>(in RawTensor x, in RawTensor into)
        where TIn : unmanaged
    {
        if (x.DType == into.DType) Strided.Run(default(MoveLoop<TIn>), into, x);
        else
        {
            switch (into.DType.Type)
            {
                case ScalarType.Float: Map.Each<TIn, float, CastMap<TIn, float>>(default, into, x); break;
                case ScalarType.Double: Map.Each<TIn, double, CastMap<TIn, double>>(default, into, x); break;
                case ScalarType.Long: Map.Each<TIn, long, CastMap<TIn, long>>(default, into, x); break;
                case ScalarType.Int: Map.Each<TIn, int, CastMap<TIn, int>>(default, into, x); break;
                case ScalarType.Short: Map.Each<TIn, short, CastMap<TIn, short>>(default, into, x); break;
                case ScalarType.Char: Map.Each<TIn, sbyte, CastMap<TIn, sbyte>>(default, into, x); break;
                case ScalarType.Byte: Map.Each<TIn, byte, CastMap<TIn, byte>>(default, into, x); break;
                case ScalarType.Bool: Map.Each<TIn, bool, CastMap<TIn, bool>>(default, into, x); break;
                case ScalarType.Half: Map.Each<TIn, Half, CastMap<TIn, Half>>(default, into, x); break;
                case ScalarType.BFloat16: Map.Each<TIn, BFloat16, CastMap<TIn, BFloat16>>(default, into, x); break;
                case ScalarType.ComplexFloat: Map.Each<TIn, Complex64, CastMap<TIn, Complex64>>(default, into, x); break;
                default: Map.Each<TIn, Complex, CastMap<TIn, Complex>>(default, into, x); break;
            }
        }
    }

    private readonly struct CastMap<TIn, TOut> : IMap<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        public TOut Invoke(TIn x) => Cast.To<TIn, TOut>(x);
    }

    private readonly unsafe struct MoveLoop<T> : ILoop
        where T : unmanaged
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], x = data[1];
            if (strides[0] == sizeof(T) && strides[1] == sizeof(T))
            {
                Buffer.MemoryCopy(x, r, n * sizeof(T), n * sizeof(T));
                return;
            }

            for (long i = 0; i < n; i++, r += strides[0], x += strides[1]) *(T*)r = *(T*)x;
        }
    }
}
