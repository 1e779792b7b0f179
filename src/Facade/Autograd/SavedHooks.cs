namespace Compat;

/// <summary>Two functions: what is kept in a saved tensor's stead, and the way back.</summary>
/// <remarks>PyTorch 2.13 <c>torch::autograd::SavedVariableHooks</c>.</remarks>
internal abstract class SavedHooks
{
    /// <summary>Number of scopes of hooks that are open in the whole process: nothing else is asked while it is 0.</summary>
    public static int Open;

    /// <summary>The hooks of the innermost scope that is open here.</summary>
    public static SavedHooks? Current => SavedHooksScope.Innermost;

    public abstract Delegate UnpackHook { get; }

    public abstract object? Pack(Tensor tensor);

    /// <exception cref="TypeError">The hook returned null.</exception>
    public abstract Tensor Unpack(object? packed);
}

/// <summary>The user's pair.</summary>
internal sealed class SavedHooks<T>(Func<Tensor, T> pack, Func<T, Tensor> unpack) : SavedHooks
{
    public override Delegate UnpackHook => unpack;

    public override object? Pack(Tensor tensor) => pack(tensor);

    public override Tensor Unpack(object? packed) => unpack((T)packed!)
        ?? throw new TypeError("Output of saved tensor unpack_hook expected to be a Tensor but got result of type NoneType");
}
