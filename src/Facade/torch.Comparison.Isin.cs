namespace Compat;

public static partial class torch
{
    /// <summary>True where an element is one of <paramref name="test_elements"/>; no NaN is.</summary>
    /// <param name="elements">What is asked about.</param>
    /// <param name="test_elements">What is looked for, of any sizes.</param>
    /// <param name="assume_unique">Says that neither has duplicates; the result is the same where that is true.</param>
    /// <param name="invert">Asks the opposite.</param>
    /// <param name="out">A bool tensor to write to.</param>
    /// <exception cref="RuntimeError">bool or complex numbers, or the destination is not bool.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.isin</c>, ATen/native/TensorCompare.cpp.</remarks>
    public static Tensor isin(
        Tensor elements, Tensor test_elements, bool assume_unique = false, bool invert = false, Tensor? @out = null)
    {
        CheckIsin(elements.dtype);
        CheckIsin(test_elements.dtype);
        if (@out is not null && @out.dtype != DType.Bool)
        {
            throw new RuntimeError($"Expected out tensor to have dtype bool, but got {@out.dtype.ToString()["torch.".Length..]} instead");
        }

        var (asked, tested) = (elements.detach(), test_elements.detach().reshape(-1));
        var few = tested.Count < 10 * Math.Pow(asked.Count, 0.145);
        var found = few ? (asked.unsqueeze(-1) == tested).any(-1) : Sorted(asked, tested);
        if (invert) found = found.logical_not();
        return @out is null ? found : Destination.Write(@out, found.Raw.Shape, DType.Bool, into => found.Engine.Copy(
            found.Raw, into.Exists ? into : @out.Raw));
    }

    /// <inheritdoc cref="isin(Tensor, Tensor, bool, bool, Tensor?)"/>
    public static Tensor isin(
        Tensor elements, Scalar test_element, bool assume_unique = false, bool invert = false, Tensor? @out = null) =>
        isin(elements, Tensor.Wrapped(test_element, elements.Engine), assume_unique, invert, @out);

    /// <inheritdoc cref="isin(Tensor, Tensor, bool, bool, Tensor?)"/>
    public static Tensor isin(
        Scalar element, Tensor test_elements, bool assume_unique = false, bool invert = false, Tensor? @out = null) =>
        isin(Tensor.Wrapped(element, test_elements.Engine), test_elements, assume_unique, invert, @out);

    /// <remarks>PyTorch 2.13 <c>isin_sorting</c>: what is asked about precedes its equals, as sorting is stable.</remarks>
    private static Tensor Sorted(Tensor elements, Tensor tested)
    {
        var distinct = elements.reshape(-1).unique(return_inverse: true);
        var (values, order) = cat((distinct.output, tested.unique())).sort(stable: true);
        var mask = zeros_like(values, dtype: DType.Bool);
        mask.index_put_([order[..^1]], values[1..] == values[..^1]);
        return mask[distinct.inverse!].view_as(elements);
    }

    private static void CheckIsin(DType dtype)
    {
        if (dtype == DType.Bool || dtype.is_complex)
        {
            throw new RuntimeError($"Unsupported input type encountered for isin(): {dtype.CppName}");
        }
    }
}
