using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public (RawTensor Places, RawTensor Inverse, RawTensor Counts) Unique(in RawTensor x, bool consecutive)
    {
        var rows = Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), x.DType));
        return x.DType.Type switch
        {
            ScalarType.Float => Unique<float>(rows, consecutive),
            ScalarType.Double => Unique<double>(rows, consecutive),
            ScalarType.Half => Unique<Half>(rows, consecutive),
            ScalarType.BFloat16 => Unique<float>(Copy(x, RawTensor.OnHost(Shape.Of(x.Sizes), DType.Float32)), consecutive),
            ScalarType.Long => Unique<long>(rows, consecutive),
            ScalarType.Int => Unique<int>(rows, consecutive),
            ScalarType.Short => Unique<short>(rows, consecutive),
            ScalarType.Char => Unique<sbyte>(rows, consecutive),
            ScalarType.Byte or ScalarType.Bool => Unique<byte>(rows, consecutive),
            _ => throw Map.Unsupported(x),
        };
    }

    private static unsafe (RawTensor Places, RawTensor Inverse, RawTensor Counts) Unique<T>(in RawTensor x, bool consecutive)
        where T : unmanaged, INumber<T>
    {
        var (n, m) = (x.Sizes[0], x.Sizes[1]);
        var order = new long[n];
        for (long i = 0; i < n; i++) order[i] = i;
        var inverse = RawTensor.OnHost(Shape.Of(n), DType.Int64);
        List<long> places = [], counts = [];
        fixed (T* rows = &x.Ref<T>())
        fixed (long* which = &inverse.Ref<long>())
        {
            var before = new RowBefore<T>(rows, m);
            if (!consecutive) MergeSort.Run(order, new long[n], before);
            for (long i = 0; i < n; i++)
            {
                if (i == 0 || !before.Equal(order[i - 1], order[i]))
                {
                    places.Add(order[i]);
                    counts.Add(0);
                }

                counts[^1]++;
                which[order[i]] = places.Count - 1;
            }
        }

        GC.KeepAlive(x.Storage);
        return (OfLongs(places), inverse, OfLongs(counts));
    }

    private static RawTensor OfLongs(List<long> values)
    {
        var result = RawTensor.OnHost(Shape.Of(values.Count), DType.Int64);
        for (var i = 0; i < values.Count; i++) result.As(Shape.Scalar, result.Offset + i).Ref<long>() = values[i];
        return result;
    }

    private readonly unsafe struct RowBefore<T>(T* rows, long size) : IBefore<long>
        where T : unmanaged, INumber<T>
    {
        private readonly T* _rows = rows;

        public bool Invoke(in long a, in long b)
        {
            T* left = _rows + (a * size), right = _rows + (b * size);
            for (long i = 0; i < size; i++)
            {
                if (left[i] < right[i] || (!T.IsNaN(left[i]) && T.IsNaN(right[i]))) return true;
                if (right[i] < left[i] || (T.IsNaN(left[i]) && !T.IsNaN(right[i]))) return false;
            }

            return false;
        }

        public bool Equal(long a, long b)
        {
            for (long i = 0; i < size; i++)
            {
                if (_rows[(a * size) + i] != _rows[(b * size) + i]) return false;
            }

            return true;
        }
    }
}
