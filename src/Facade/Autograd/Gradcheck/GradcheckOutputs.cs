using Compat.Text;

namespace Compat;

/// <summary>What a checked function takes and returns, as arrays of tensors.</summary>
/// <remarks>PyTorch 2.13 <c>torch/autograd/gradcheck.py</c>, <c>_as_tuple</c>.</remarks>
internal static class GradcheckOutputs
{
    /// <exception cref="AttributeError">Something else than a tensor is among them.</exception>
    public static Tensor[] Of(object? returned) => returned switch
    {
        Tensor tensor => [tensor],
        Tensor[] tensors => tensors,
        IEnumerable<object?> several => [.. several.Select(One)],
        _ => Array.ConvertAll(Tuples.Items(returned) ?? [returned], One),
    };

    /// <summary>A function of several tensors as one of an array of them.</summary>
    /// <exception cref="TypeError">It is called with another number of them.</exception>
    public static Func<Tensor[], TOut> Taking<TOut>(int count, Func<Tensor[], TOut> func) => given => given.Length == count
        ? func(given)
        : throw new TypeError($"func takes {count} tensors but {given.Length} were given; of an array of them it is (Tensor[] all) => …");

    private static Tensor One(object? value) => value as Tensor
        ?? throw new AttributeError($"'{PyRepr.TypeName(value)}' object has no attribute 'requires_grad'");
}
