namespace Compat;

/// <summary>What a hook may put in the place of a gradient.</summary>
/// <remarks>PyTorch 2.13 <c>torch/csrc/autograd/python_hook.cpp</c>, <c>check_result</c>.</remarks>
internal static class HookResults
{
    /// <summary>The replacement.</summary>
    /// <exception cref="RuntimeError">It has another size, dtype or device, or takes the place of no gradient.</exception>
    public static Tensor Checked(Tensor? before, Tensor result, Delegate? hook)
    {
        if (ReferenceEquals(before, result)) return result;
        if (before is null) throw new RuntimeError("can't replace a None gradient with a non-None value");
        if (before.dtype != result.dtype || before.device.type != result.device.type)
        {
            throw new RuntimeError($"hook '{Name(hook)}' has changed the type of value (was {Checks.TypeText(before)} got "
                + $"{Checks.TypeText(result)})");
        }

        return before.Raw.Shape.SameSizes(result.Raw.Shape)
            ? result
            : throw new RuntimeError($"hook '{Name(hook)}' has changed the size of value");
    }

    /// <summary>Puts <paramref name="results"/> in the place of <paramref name="values"/>.</summary>
    /// <param name="values">The gradients.</param>
    /// <param name="results">What the hook returned.</param>
    /// <param name="hook">The hook; null for the one by which a module calls its own.</param>
    /// <exception cref="RuntimeError">There are more or fewer, or one of them does not fit.</exception>
    public static void Replace(Tensor?[] values, Tensor?[] results, Delegate? hook)
    {
        if (values.Length != results.Length)
        {
            throw new RuntimeError($"hook '{Name(hook)}' has returned an incorrect number of values (got {results.Length}, but expected "
                + $"{values.Length})");
        }

        for (var i = 0; i < values.Length; i++) values[i] = results[i] is { } result ? Checked(values[i], result, hook) : null;
    }

    // What __name__ is in Python: the compiler names a lambda <Method>b__0 and a local function <Method>g__name|0.
    // PyTorch's BackwardHook calls a module's hooks from a function "hook".
    private static string Name(Delegate? hook)
    {
        if (hook is null) return nameof(hook);
        var name = hook.Method.Name;
        var end = name.IndexOf('>', StringComparison.Ordinal);
        if (end < 0) return name;
        var start = name.IndexOf("g__", end, StringComparison.Ordinal);
        return start < 0 ? "<lambda>" : name[(start + 3)..name.IndexOf('|', start)];
    }
}
