namespace Compat;

/// <summary>What a lambda given as a hook returns: a value that takes the place of the one it saw, or null to leave that.</summary>
/// <remarks>
/// Made from a <typeparamref name="T"/> only. A number becomes a tensor by itself elsewhere; here it must not, so that the hook
/// <c>grad => count++</c> counts and does not replace the gradient.
/// </remarks>
public readonly struct HookResult<T>
{
    private HookResult(T? value) => Value = value;

    internal T? Value { get; }

    public static implicit operator HookResult<T>(T? value) => new(value);
}
