using System.Runtime.InteropServices;
using Compat.Engines;
using Compat.Text;

namespace Compat.Literals;

/// <summary>Copies .NET arrays into tensors and back, without a change of element type.</summary>
internal static class HostArray
{
    /// <summary>Writes <paramref name="data"/> into the row-major tensor <paramref name="into"/>.</summary>
    public static void Write<T>(ReadOnlySpan<T> data, RawTensor into)
        where T : unmanaged
    {
        data.CopyTo(Span<T>(into, data.Length));
        GC.KeepAlive(into.Storage);
    }

    /// <summary>An array of any rank, or arrays in arrays, as a row-major tensor.</summary>
    /// <exception cref="ValueError">Arrays at the same depth have different lengths.</exception>
    public static RawTensor Read(Array data)
    {
        var sizes = new List<long>();
        Array? inner = data;
        while (inner is not null)
        {
            for (var d = 0; d < inner.Rank; d++) sizes.Add(inner.GetLength(d));
            if (!inner.GetType().GetElementType()!.IsArray) break;
            inner = inner.Length == 0 ? null : (Array?)inner.GetValue(new int[inner.Rank]);
        }

        var element = data.GetType();
        while (element.IsArray) element = element.GetElementType()!;
        var result = RawTensor.OnHost(Shape.Of(CollectionsMarshal.AsSpan(sizes)), DType.Of(element));
        long at = 0;
        Write(data, result, CollectionsMarshal.AsSpan(sizes), 0, ref at);
        return result;
    }

    /// <summary>The bytes of a row-major tensor, as <typeparamref name="T"/>s; the caller keeps the storage alive.</summary>
    public static Span<T> Span<T>(RawTensor tensor, int count)
        where T : unmanaged => MemoryMarshal.CreateSpan(ref tensor.Ref<T>(), count);

    private static void Write(Array data, RawTensor into, ReadOnlySpan<long> sizes, int dim, ref long at)
    {
        for (var d = 0; d < data.Rank; d++)
        {
            if (data.GetLength(d) == sizes[dim + d]) continue;
            throw new ValueError($"expected sequence of length {sizes[dim + d]} at dim {dim + d} (got {data.GetLength(d)})");
        }

        if (data.GetType().GetElementType()!.IsArray)
        {
            foreach (Array? row in data)
            {
                Write(row ?? throw new TypeError($"'{PyRepr.TypeName(null)}' object is no sequence"), into, sizes, dim + data.Rank, ref at);
            }

            return;
        }

        var size = into.DType.itemsize;
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(data), data.Length * size);
        bytes.CopyTo(Span<byte>(into, (int)into.Count * size)[(int)(at * size)..]);
        GC.KeepAlive(into.Storage);
        at += data.Length;
    }
}
