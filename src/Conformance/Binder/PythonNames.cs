using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>Names that belong to the Python language and are written otherwise in C#: operators and indexing.</summary>
internal static class PythonNames
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["add"] = "op_Addition",
        ["sub"] = "op_Subtraction",
        ["mul"] = "op_Multiply",
        // PyTorch's __radd__ and __rmul__ keep the order of their operands, which decides the strides of the result.
        ["radd"] = "op_Addition",
        ["rmul"] = "op_Multiply",
        ["truediv"] = "op_Division",
        ["div"] = "op_Division",
        ["mod"] = "op_Modulus",
        ["and"] = "op_BitwiseAnd",
        ["or"] = "op_BitwiseOr",
        ["xor"] = "op_ExclusiveOr",
        ["lshift"] = "op_LeftShift",
        ["rshift"] = "op_RightShift",
        ["eq"] = "op_Equality",
        ["ne"] = "op_Inequality",
        ["lt"] = "op_LessThan",
        ["le"] = "op_LessThanOrEqual",
        ["gt"] = "op_GreaterThan",
        ["ge"] = "op_GreaterThanOrEqual",
        ["neg"] = "op_UnaryNegation",
        ["invert"] = "op_OnesComplement",
    };

    // Python operators for which C# has no token: the function is the spelling.
    private static readonly Dictionary<string, string> Functions = new()
    {
        ["pow"] = "pow",
        ["matmul"] = "matmul",
        ["floordiv"] = "floor_divide",
        ["abs"] = "abs",
    };

    private static readonly Dictionary<string, string> Indexers = new()
    {
        ["__getitem__"] = "get_Item",
        ["__setitem__"] = "set_Item",
    };

    /// <summary>The member of <c>Tensor</c> that is the indexing method of this name, or null.</summary>
    internal static string? Indexer(string name) => Indexers.GetValueOrDefault(name);

    /// <summary>The arguments as C# writes them: Python's <c>x[(a, b)]</c> is <c>x[a, b]</c>.</summary>
    internal static IReadOnlyList<Value> Arguments(Call call) =>
        Indexer(call.Op) is not null && call.Args is [var self, SequenceValue { Kind: SequenceKind.Tuple } index]
            ? [self, .. index.Items]
            : call.Args;

    /// <summary>The C# operator, or the function of torch, behind a Python operator method.</summary>
    /// <param name="name">Such as <c>__add__</c>, <c>__radd__</c>.</param>
    /// <param name="isFunction">Whether the result is a function's name.</param>
    /// <param name="isReflected">Whether the operands come in the other order.</param>
    internal static string? Operator(string name, out bool isFunction, out bool isReflected)
    {
        (isFunction, isReflected) = (false, false);
        if (name is not ['_', '_', _, .., '_', '_']) return null;
        var word = name[2..^2];
        if (Find(word, out isFunction) is { } plain) return plain;
        isReflected = word[0] == 'r';
        return isReflected ? Find(word[1..], out isFunction) : null;
    }

    private static string? Find(string word, out bool isFunction)
    {
        isFunction = Functions.TryGetValue(word, out var function);
        return function ?? Operators.GetValueOrDefault(word);
    }
}
