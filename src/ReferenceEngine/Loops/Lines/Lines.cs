using System.Numerics;

namespace Compat.Engines;

/// <summary>An element of a line and where it lies.</summary>
internal record struct Entry<T>(T Value, long Index);

/// <summary>Something done to a whole line of ordered numbers: picks or orders its elements.</summary>
internal interface ILineKernel
{
    /// <summary>Leaves the result's elements at the front of <paramref name="line"/>; <paramref name="scratch"/> is as long.</summary>
    void Invoke<T>(Span<Entry<T>> line, Span<Entry<T>> scratch)
        where T : unmanaged, INumber<T>;
}

/// <summary>Kernels over the lines along one dimension: the only switch over dtypes for them.</summary>
internal static unsafe class Lines
{
    /// <summary>Values and places of what the kernel picks from each line, <paramref name="size"/> along <paramref name="dim"/>.</summary>
    public static (RawTensor Values, RawTensor Indices) Pick<TKernel>(in RawTensor x, int dim, long size, TKernel kernel)
        where TKernel : struct, ILineKernel
    {
        var sizes = x.Sizes.ToArray();
        if (x.Rank > 0) sizes[dim] = size;
        return Pick(x, dim, Shape.Of(sizes), kernel);
    }

    /// <summary>The same into results of that shape.</summary>
    public static (RawTensor Values, RawTensor Indices) Pick<TKernel>(in RawTensor x, int dim, Shape shape, TKernel kernel)
        where TKernel : struct, ILineKernel
    {
        var values = RawTensor.OnHost(shape, x.DType);
        var indices = RawTensor.OnHost(shape, DType.Int64);
        if (values.Count == 0) return (values, indices);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Run<float, float, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.Double: Run<double, double, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.Half: Run<Half, float, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.BFloat16: Run<BFloat16, float, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.Long: Run<long, long, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.Int: Run<int, int, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.Short: Run<short, short, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.Char: Run<sbyte, sbyte, TKernel>(kernel, values, indices, x, dim); break;
            case ScalarType.Byte or ScalarType.Bool: Run<byte, byte, TKernel>(kernel, values, indices, x, dim); break;
            default: throw Map.Unsupported(x);
        }

        return (values, indices);
    }

    /// <summary>The first elements of all lines along <paramref name="dim"/>.</summary>
    public static RawTensor Starts(in RawTensor x, int dim)
    {
        if (x.Rank == 0) return x;
        long[] sizes = [.. x.Sizes[..dim], .. x.Sizes[(dim + 1)..]];
        long[] strides = [.. x.Strides[..dim], .. x.Strides[(dim + 1)..]];
        return x.As(Shape.Of(sizes, strides));
    }

    /// <summary>Length of a line along <paramref name="dim"/> and the distance of its elements; a 0-d tensor is a line of one.</summary>
    public static (long Size, long Stride) Along(in RawTensor x, int dim) => x.Rank == 0 ? (1, 1) : (x.Sizes[dim], x.Strides[dim]);

    private static void Run<T, TKey, TKernel>(TKernel kernel, in RawTensor values, in RawTensor indices, in RawTensor x, int dim)
        where T : unmanaged
        where TKey : unmanaged, INumber<TKey>
        where TKernel : struct, ILineKernel
    {
        var (size, stride) = Along(x, dim);
        var (count, valueStep) = Along(values, dim);
        var loop = new PickLoop<T, TKey, TKernel>(kernel, size, stride, count, valueStep, Along(indices, dim).Stride);
        Strided.Run(loop, Starts(values, dim), Starts(indices, dim), Starts(x, dim));
    }

    private readonly struct PickLoop<T, TKey, TKernel>(TKernel kernel, long size, long stride, long count, long valueStep, long indexStep)
        : ILoop
        where T : unmanaged
        where TKey : unmanaged, INumber<TKey>
        where TKernel : struct, ILineKernel
    {
        public void Invoke(byte** data, long* strides, long n)
        {
            var line = new Entry<TKey>[size];
            var scratch = new Entry<TKey>[size];
            byte* values = data[0], indices = data[1], x = data[2];
            for (long j = 0; j < n; j++, values += strides[0], indices += strides[1], x += strides[2])
            {
                for (long i = 0; i < size; i++) line[i] = new(Cast.To<T, TKey>(((T*)x)[i * stride]), i);
                kernel.Invoke<TKey>(line, scratch);
                for (long i = 0; i < count; i++)
                {
                    ((T*)values)[i * valueStep] = ((T*)x)[line[i].Index * stride];
                    ((long*)indices)[i * indexStep] = line[i].Index;
                }
            }
        }
    }
}
