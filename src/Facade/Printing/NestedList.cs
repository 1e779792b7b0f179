using Compat.Engines;

namespace Compat.Printing;

/// <summary>Elements as nested lists of Python numbers.</summary>
internal static class NestedList
{
    /// <summary>Lists in lists, or the number of a 0-d tensor: bool, long, double or complex.</summary>
    public static object Of(RawTensor tensor) => Of(new Elements(tensor), 0, tensor.Offset);

    private static object Of(Elements elements, int dim, long offset)
    {
        if (dim == elements.Rank) return elements.At(offset).ToObject();
        var (size, stride) = (elements.Size(dim), elements.Stride(dim));
        var items = new List<object?>((int)size);
        for (long i = 0; i < size; i++) items.Add(Of(elements, dim + 1, offset + (i * stride)));
        return items;
    }
}
