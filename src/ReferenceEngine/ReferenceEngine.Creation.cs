namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public RawTensor Empty(Shape shape, DType dtype, Device device) => RawTensor.OnHost(shape, dtype);

    /// <inheritdoc/>
    public RawTensor ToHost(in RawTensor x) => x;

    /// <inheritdoc/>
    public RawTensor FromHost(in RawTensor x, Device device) => x;

    /// <inheritdoc/>
    public RawTensor Fill(in RawTensor into, Scalar value)
    {
        switch (into.DType.Type)
        {
            case ScalarType.Float: Fill((float)value.ToDouble(), into); break;
            case ScalarType.Double: Fill(value.ToDouble(), into); break;
            case ScalarType.Long: Fill(value.ToLong(), into); break;
            case ScalarType.Int: Fill((int)value.ToLong(), into); break;
            case ScalarType.Short: Fill((short)value.ToLong(), into); break;
            case ScalarType.Char: Fill((sbyte)value.ToLong(), into); break;
            case ScalarType.Byte: Fill((byte)value.ToLong(), into); break;
            case ScalarType.Bool: Fill(value.ToBool(), into); break;
            case ScalarType.Half: Fill((Half)(float)value.ToDouble(), into); break;
            case ScalarType.BFloat16: Fill((BFloat16)(float)value.ToDouble(), into); break;
            case ScalarType.ComplexFloat: Fill((Complex64)value.ToComplex(), into); break;
            default: Fill(value.ToComplex(), into); break;
        }

        return into;
    }

    private static void Fill<T>(T value, in RawTensor into)
        where T : unmanaged => Strided.Run(new FillLoop<T>(value), into);

    private readonly unsafe struct FillLoop<T>(T value) : ILoop
        where T : unmanaged
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            var r = data[0];
            var step = strides[0];
            if (step == sizeof(T) && n <= int.MaxValue)
            {
                new Span<T>(r, (int)n).Fill(value);
                return;
            }

            for (long i = 0; i < n; i++, r += step) *(T*)r = value;
        }
    }
}
