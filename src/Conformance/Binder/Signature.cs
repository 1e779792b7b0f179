using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>The types of a call's arguments, as PyTorch's own messages list them.</summary>
internal static class Signature
{
    internal static string Of(Call call)
    {
        var positions = call.Args.Select(NameOf);
        var names = call.Kwargs.Select(pair => $"{pair.Key}={NameOf(pair.Value)}");
        return $"({string.Join(", ", positions.Concat(names))})";
    }

    private static string NameOf(Value value) => value switch
    {
        TensorValue => "Tensor",
        NoneValue => "None",
        BoolValue => "bool",
        IntValue => "int",
        FloatValue => "float",
        ComplexValue => "complex",
        StringValue => "str",
        ConstantValue constant => constant.Kind.ToString().ToLowerInvariant(),
        SequenceValue { Items: [] } => "()",
        SequenceValue sequence => $"{sequence.Kind.ToString().ToLowerInvariant()} of {NameOf(sequence.Items[0])}",
        SliceValue => "slice",
        _ => "Ellipsis",
    };
}
