namespace Compat;

/// <summary>
/// The node of a custom function, and what its forward hands to its backward: tensors, and values under names of the user's own,
/// <c>ctx["scale"] = 2.0</c>.
/// </summary>
/// <remarks>PyTorch 2.13 <c>torch.autograd.function.FunctionCtx</c> and <c>BackwardCFunction</c>; the <c>grad_fn</c> of the results is
/// this very object.</remarks>
public sealed partial class FunctionCtx : Node
{
    private readonly FunctionClass _function;
    private readonly Argument[] _arguments;
    private Dictionary<string, object?>? _values;
    private Saved[] _saved = [];
    private bool[]? _needs;
    private bool _freed;
    private bool _cleared;

    internal FunctionCtx(FunctionClass function, ReadOnlySpan<object?> arguments, Tensor?[] inputs)
        : base(inputs)
    {
        _function = function;
        _arguments = new Argument[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            _arguments[i] = arguments[i] is not Tensor tensor ? Argument.NoTensor
                : tensor.requires_grad ? Argument.Needs
                : Argument.Tensor;
        }
    }

    private enum Argument : byte
    {
        NoTensor,
        Tensor,
        Needs,
    }

    /// <summary>Which arguments of forward need a gradient.</summary>
    public bool[] needs_input_grad => _needs ??= Array.ConvertAll(_arguments, argument => argument == Argument.Needs);

    /// <summary>The tensors saved by forward, checked for writes since.</summary>
    /// <exception cref="RuntimeError">They were freed by an earlier backward, or written in place.</exception>
    public SavedTensors saved_tensors
    {
        get
        {
            if (_cleared)
            {
                throw new RuntimeError("saved_tensors can only be accessed once when clear_saved_tensors_on_access=True is set on the "
                    + "autograd.Function. Either access saved_tensors only once, or set clear_saved_tensors_on_access=False.");
            }

            if (_freed) throw new RuntimeError(Messages.BackwardTwice);
            var saved = new SavedTensors(Array.ConvertAll(_saved, one => one.TryUnpack()!));
            if (!_function.ClearsOnAccess) return saved;
            _cleared = true;
            _saved = [];
            return saved;
        }
    }

    /// <summary>What stands for each of the saved tensors.</summary>
    /// <exception cref="RuntimeError">They were freed by an earlier backward.</exception>
    public SavedTensor[] _raw_saved_tensors => _freed ? throw new RuntimeError(Messages.BackwardTwice) : SavedTensor.Of(_saved);

    /// <summary>The older name of <see cref="saved_tensors"/>; warns.</summary>
    public SavedTensors saved_variables
    {
        get
        {
            torch.warnings.warn("'saved_variables' is deprecated; use 'saved_tensors'");
            return saved_tensors;
        }
    }

    /// <summary>Whether backward sees zeros (by default) or null also for an output that is not differentiable.</summary>
    public bool _materialize_non_diff_grads { get; set; } = true;

    internal override string TypeName => _function.Name + "Backward";

    internal Tensor?[] ToSave { get; private set; } = [];

    internal Tensor?[] ForForward { get; private set; } = [];

    internal Tensor[] Dirty { get; private set; } = [];

    internal Tensor[] NonDifferentiable { get; private set; } = [];

    /// <summary>Keeps tensors for backward.</summary>
    public void save_for_backward(params ReadOnlySpan<Tensor?> tensors) => ToSave = tensors.ToArray();

    /// <summary>Keeps tensors for forward mode, which is not there yet.</summary>
    public void save_for_forward(params ReadOnlySpan<Tensor?> tensors) => ForForward = tensors.ToArray();

    /// <summary>Declares inputs that forward wrote in place.</summary>
    public void mark_dirty(params ReadOnlySpan<Tensor> args) => Dirty = args.ToArray();

    /// <summary>Declares outputs that have no gradient.</summary>
    public void mark_non_differentiable(params ReadOnlySpan<Tensor> args) => NonDifferentiable = args.ToArray();

    /// <summary>Does nothing but warn: tensors that share a storage are known.</summary>
    public void mark_shared_storage(params ReadOnlySpan<(Tensor, Tensor)> pairs) => torch.warnings.warn(
        "`mark_shared_storage` is deprecated. Tensors with shared storages are automatically tracked. Note that calls to `set_()` are not "
        + "tracked");

    /// <summary>Frees the saved tensors in the middle of backward, unless the graph is retained.</summary>
    /// <remarks>PyTorch 2.13 <c>FunctionCtx.maybe_clear_saved_tensors</c>.</remarks>
    public void maybe_clear_saved_tensors()
    {
        if (Backward.Current is { KeepsGraph: false }) Release();
    }

    /// <summary>Whether backward sees zeros (by default) or null for an output without a gradient.</summary>
    public void set_materialize_grads(bool value) => _materialize = value;

    private protected override bool TryAttribute(string attribute, out object? value)
    {
        if (_values is not null && _values.TryGetValue(attribute, out value)) return true;
        value = attribute switch
        {
            nameof(saved_tensors) => saved_tensors,
            nameof(saved_variables) => saved_variables,
            nameof(_raw_saved_tensors) => _raw_saved_tensors,
            nameof(needs_input_grad) => needs_input_grad,
            _ => null,
        };
        return value is not null;
    }

    private protected override void SetAttribute(string attribute, object? value) => (_values ??= [])[attribute] = value;

    /// <summary>Python's repr without its address.</summary>
    public override string ToString() => $"<torch.autograd.function.{TypeName} object>";
}
