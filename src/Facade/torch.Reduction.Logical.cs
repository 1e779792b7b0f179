using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>Whether all elements are non-zero; bool, for uint8 input uint8. True of nothing.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.all</c>.</remarks>
    public static Tensor all(this Tensor input, Dims? dim = null, bool keepdim = false, Tensor? @out = null) =>
        Logical("all", input, dim, keepdim, @out, All);

    /// <summary>Whether an element is non-zero; bool, for uint8 input uint8. False of nothing.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.any</c>.</remarks>
    public static Tensor any(this Tensor input, Dims? dim = null, bool keepdim = false, Tensor? @out = null) =>
        Logical("any", input, dim, keepdim, @out, Any);

    /// <summary>How many elements are not zero.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.count_nonzero</c>.</remarks>
    public static Tensor count_nonzero(this Tensor input, Dims? dim = null) => Truth(input).sum(dim);

    private static Tensor Logical(
        string name, Tensor input, Dims? dim, bool keepdim, Tensor? @out, Func<Tensor, int[], bool, RawTensor> kernel)
    {
        var dims = dim is { IsSingle: false, Count: 0 } ? [] : Checks.Reduced(dim, input.Rank);
        var result = input.dtype == uint8 ? uint8 : @bool;
        return Reductions.Run(
            name, input, input.Raw, dims, keepdim, result, @out,
            _ => Pipelines.Operand(kernel(input, dims, keepdim), input.Engine, result));
    }

    private static Tensor Truth(Tensor input) => Tensor.Of(Pipelines.Operand(input.detach(), @bool), input.Engine);

    // On truth values the greatest is "any", the least "all".
    private static RawTensor Any(Tensor input, int[] dims, bool keepdim) => Reductions.Count(input.Raw.Shape, dims) == 0
        ? Constant(input, dims, keepdim, false)
        : input.Engine.Amax(Truth(input).Raw, dims, keepdim);

    private static RawTensor All(Tensor input, int[] dims, bool keepdim) => Reductions.Count(input.Raw.Shape, dims) == 0
        ? Constant(input, dims, keepdim, true)
        : input.Engine.Amin(Truth(input).Raw, dims, keepdim);

    private static RawTensor Constant(Tensor input, int[] dims, bool keepdim, bool value) =>
        input.Engine.Fill(input.Engine.Empty(Reductions.ResultShape(input.Raw.Shape, dims, keepdim), @bool, input.device), value);
}
