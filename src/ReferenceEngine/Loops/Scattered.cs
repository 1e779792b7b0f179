using System.Numerics;

namespace Compat.Engines;

/// <summary>
/// Reads and writes at places that a tensor of positions names: operand · positions · step bytes from where a walk stands.
/// </summary>
internal static class Scattered
{
    /// <summary>
    /// r[i] = x[i + index[i] · step]; <paramref name="x"/> has the sizes of <paramref name="r"/> and does not move where indexed.
    /// </summary>
    public static void Read(in RawTensor r, in RawTensor index, in RawTensor x, long step)
    {
        var bytes = step * x.DType.itemsize;
        switch (x.DType.itemsize)
        {
            case 1: Strided.Run(new ReadLoop<byte>(bytes), r, index, x); break;
            case 2: Strided.Run(new ReadLoop<short>(bytes), r, index, x); break;
            case 4: Strided.Run(new ReadLoop<int>(bytes), r, index, x); break;
            case 8: Strided.Run(new ReadLoop<long>(bytes), r, index, x); break;
            default: Strided.Run(new ReadLoop<Complex>(bytes), r, index, x); break;
        }
    }

    /// <summary>r[i + index[i] · step] = x[i], one after the other.</summary>
    public static void Write(in RawTensor r, in RawTensor index, in RawTensor x, long step)
    {
        var bytes = step * r.DType.itemsize;
        switch (r.DType.itemsize)
        {
            case 1: Strided.RunInOrder(new WriteLoop<byte>(bytes), r, index, x); break;
            case 2: Strided.RunInOrder(new WriteLoop<short>(bytes), r, index, x); break;
            case 4: Strided.RunInOrder(new WriteLoop<int>(bytes), r, index, x); break;
            case 8: Strided.RunInOrder(new WriteLoop<long>(bytes), r, index, x); break;
            default: Strided.RunInOrder(new WriteLoop<Complex>(bytes), r, index, x); break;
        }
    }

    /// <summary>
    /// r[i + index[i] · step] = f(r[i + index[i] · step], x[i]), one after the other; each step is rounded to the element type.
    /// </summary>
    public static void Combine<TKernel, TBool>(TKernel kernel, TBool ofBool, in RawTensor r, in RawTensor index, in RawTensor x, long step)
        where TKernel : struct, INumericBinaryKernel
        where TBool : struct, IOrderedBinaryKernel
    {
        var number = new NumberZip<TKernel>(kernel);
        switch (r.DType.Type)
        {
            case ScalarType.Float: At<float, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Double: At<double, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Half: At<Half, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.BFloat16: At<BFloat16, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.ComplexFloat: At<Complex64, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.ComplexDouble: At<Complex, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Byte: At<byte, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Char: At<sbyte, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Short: At<short, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Int: At<int, NumberZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Long: At<long, NumberZip<TKernel>>(number, r, index, x, step); break;
            default: At<byte, OrderedZip<TBool>>(new OrderedZip<TBool>(ofBool), r, index, x, step); break;
        }
    }

    /// <inheritdoc cref="Combine{TKernel, TBool}"/>
    /// <remarks>float16 and bfloat16 are combined in float32, complex numbers have no order.</remarks>
    public static void Combine<TKernel>(TKernel kernel, in RawTensor r, in RawTensor index, in RawTensor x, long step)
        where TKernel : struct, IOrderedBinaryKernel
    {
        var number = new OrderedZip<TKernel>(kernel);
        switch (r.DType.Type)
        {
            case ScalarType.Float: At<float, OrderedZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Double: At<double, OrderedZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Char: At<sbyte, OrderedZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Short: At<short, OrderedZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Int: At<int, OrderedZip<TKernel>>(number, r, index, x, step); break;
            case ScalarType.Long: At<long, OrderedZip<TKernel>>(number, r, index, x, step); break;
            default: At<byte, OrderedZip<TKernel>>(number, r, index, x, step); break;
        }
    }

    private static void At<T, TZip>(TZip zip, in RawTensor r, in RawTensor index, in RawTensor x, long step)
        where T : unmanaged
        where TZip : struct, IZip<T, T, T> =>
        Strided.RunInOrder(new CombineLoop<T, TZip>(zip, step * r.DType.itemsize), r, index, x);

    private readonly unsafe struct ReadLoop<T>(long step) : ILoop
        where T : unmanaged
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], index = data[1], x = data[2];
            if (strides[1] == 0 && strides[0] == sizeof(T) && strides[2] == sizeof(T))
            {
                Buffer.MemoryCopy(x + (*(long*)index * step), r, n * sizeof(T), n * sizeof(T));
                return;
            }

            for (long i = 0; i < n; i++, r += strides[0], index += strides[1], x += strides[2])
            {
                *(T*)r = *(T*)(x + (*(long*)index * step));
            }
        }
    }

    private readonly unsafe struct WriteLoop<T>(long step) : ILoop
        where T : unmanaged
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], index = data[1], x = data[2];
            for (long i = 0; i < n; i++, r += strides[0], index += strides[1], x += strides[2])
            {
                *(T*)(r + (*(long*)index * step)) = *(T*)x;
            }
        }
    }

    private readonly unsafe struct CombineLoop<T, TZip>(TZip zip, long step) : ILoop
        where T : unmanaged
        where TZip : struct, IZip<T, T, T>
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            byte* r = data[0], index = data[1], x = data[2];
            for (long i = 0; i < n; i++, r += strides[0], index += strides[1], x += strides[2])
            {
                var at = (T*)(r + (*(long*)index * step));
                *at = zip.Invoke(*at, *(T*)x);
            }
        }
    }
}
