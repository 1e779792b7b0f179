using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>First and second gradients, asked for as FORMAT.md says.</summary>
internal static class Gradients
{
    /// <summary>The answer with the gradients that the call asks for.</summary>
    internal static Answer Add(Answer answer, Call call, Operands operands, object? result)
    {
        if (call.GradOut is null) return answer;
        var outputs = Results.Tensors(result).Where(tensor => tensor.requires_grad).ToArray();
        var inputs = operands.Inputs.Select(input => input.Tensor).ToArray();
        var vectors = operands.Make(call.GradOut);
        var first = torch.autograd.grad(
            outputs, inputs, vectors, retain_graph: true, create_graph: call.GradGradOut is not null, allow_unused: true);
        answer = answer with { Grads = ByPath(operands, first) };
        if (call.GradGradOut is null) return answer;
        var followed = first.Where(gradient => gradient is { requires_grad: true }).ToArray();
        var second = torch.autograd.grad(followed, inputs, operands.Make(call.GradGradOut), allow_unused: true);
        return answer with { GradGrads = ByPath(operands, second) };
    }

    private static KeyValuePair<string, Value>[] ByPath(Operands operands, Tensor?[] gradients) =>
        [.. operands.Inputs.Zip(gradients, (input, gradient) => KeyValuePair.Create(input.Path, Results.Of(gradient)))];
}
