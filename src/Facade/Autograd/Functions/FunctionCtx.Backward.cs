namespace Compat;

public sealed partial class FunctionCtx
{
    private bool _materialize = true;
    private int _outputs = 1;

    // What zeros stand for the gradients of the outputs; null where the only output is described on the node.
    private OutputInfo?[]? _zeros;

    /// <summary>Takes over what forward marked and saved, once its outputs are connected.</summary>
    internal void Finish(object?[] outputs, bool records)
    {
        if (records)
        {
            _outputs = outputs.Length;
            if (outputs.Length > 1 || Output(0).Shape is null) _zeros = Array.ConvertAll(outputs, InfoOf);
            _saved = ToSave.Length == 0 ? [] : Array.ConvertAll(ToSave, tensor => Keep(tensor, outputs));
        }

        (ToSave, ForForward, Dirty, NonDifferentiable) = ([], [], [], []);
    }

    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        if (_outputs == 1) return Gradients(Returned([grads[0] ?? Zeros(0)]));
        var given = new Tensor?[_outputs];
        for (var i = 0; i < given.Length; i++) given[i] = (i < grads.Length ? grads[i] : null) ?? Zeros(i);
        return Gradients(Returned(given));
    }

    // Modes that backward sets are not for the nodes behind it.
    private object? Returned(ReadOnlySpan<Tensor?> grads)
    {
        var modes = GradMode.State;
        var returned = _function.Backward(this, grads);
        GradMode.State = modes;
        return returned;
    }

    protected internal override void Release()
    {
        _freed = true;
        foreach (var saved in _saved) saved.Release();
    }

    private static OutputInfo? InfoOf(object? output) =>
        output is Tensor tensor ? new OutputInfo(tensor.Raw.Shape, tensor.dtype) : null;

    private Tensor? Zeros(int i)
    {
        if (!_materialize || (_zeros is null ? Output(0) : _zeros[i]) is not { } info) return null;
        if (!_materialize_non_diff_grads && !IsDifferentiable(i)) return null;
        return torch.zeros(new Size(info.Shape.Sizes), info.DType, OutputDevice);
    }

    private bool IsDifferentiable(int i) => i < Outputs && Output(i).Shape is not null;

    private Saved Keep(Tensor? tensor, object?[] outputs) => tensor is { GradFn: not null } && FunctionOutputs.Contains(outputs, tensor)
        ? new Saved(tensor, this)
        : new Saved(tensor);

    /// <remarks>PyTorch 2.13 <c>validate_outputs</c>: other nodes never mix real and complex numbers so.</remarks>
    private Tensor Checked(Tensor gradient, int input)
    {
        if (gradient.dtype.is_floating_point || Next[input].Function is not { } next) return gradient;
        return next.Output(Next[input].InputNr).DType.is_complex == gradient.dtype.is_complex ? gradient : throw new RuntimeError(
            "Expected isFloatingType(grad.scalar_type()) || (input_is_complex == grad_is_complex) to be true, but got false.  (Could this "
            + "error message be improved?  If so, please report an enhancement request to PyTorch.)");
    }

    // Backward gives one gradient for each argument of forward; nulls beyond them are forgiven.
    private Tensor?[] Gradients(object? returned)
    {
        if (_arguments.Length == 1 && _arguments[0] != Argument.NoTensor && returned is Tensor only) return [Checked(only, 0)];
        var given = Tuples.Items(returned) ?? [returned];
        var expected = _arguments.Length;
        var length = given.Length;
        while (length > expected && given[length - 1] is null) length--;
        if (length != expected)
        {
            throw new RuntimeError($"function {TypeName} returned an incorrect number of gradients (expected {expected}, got "
                + $"{given.Length})");
        }

        var gradients = new Tensor?[Slot.Inputs];
        for (var (i, at) = (0, 0); i < expected; i++)
        {
            if (_arguments[i] == Argument.NoTensor)
            {
                if (given[i] is null) continue;
                throw new RuntimeError($"function {TypeName} returned a gradient different than None at position {i + 1}, but the "
                    + "corresponding forward input was not a Variable");
            }

            gradients[at] = given[i] switch
            {
                null => null,
                Tensor gradient => Checked(gradient, at),
                { } other => throw new RuntimeError($"expected Variable or None (got {Text.PyRepr.TypeName(other)})"),
            };
            at++;
        }

        return gradients;
    }
}
