using Compat.Conformance.Binder;
using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Tests.Gradcheck;

/// <summary>A recorded call as a function of its inputs, to be checked by gradcheck.</summary>
internal sealed class CheckedCall
{
    private readonly Operands _operands;
    private readonly Converter _converter;
    private readonly Call _call;
    private readonly Func<object?>? _bound;

    /// <param name="call">The call.</param>
    /// <param name="inPlace">True to call the method that ends in <c>_</c>, on a copy of the first argument.</param>
    /// <param name="seeds">True to seed the random numbers before each call.</param>
    public CheckedCall(Call call, bool inPlace, bool seeds)
    {
        (_call, Seeds) = (call, seeds);
        _operands = new Operands(call, Device.Cpu);
        _converter = new Converter(_operands);
        Inputs = [.. _operands.Inputs.Select(input => input.Tensor)];
        var op = inPlace ? call.Op + "_" : call.Op;
        _bound = Binding.Best(Candidates.Of(op), _converter, PythonNames.Arguments(call), call.Kwargs)?.Call;
        if (!inPlace) return;
        First = (TensorValue)call.Args[0];
        Original = _operands.Of(First);
    }

    /// <summary>The arguments that require gradients.</summary>
    public Tensor[] Inputs { get; }

    private bool Seeds { get; }

    private TensorValue? First { get; }

    private Tensor? Original { get; }

    /// <summary>The floating outputs of the call, computed anew from the inputs as they are now.</summary>
    /// <exception cref="NotSupportedException">There is no such operator, or none that takes the arguments.</exception>
    public Tensor[] Outputs(Tensor[] inputs)
    {
        if (_bound is null) throw new NotSupportedException($"no overload of torch.{_call.Op} takes {Signature.Of(_call)}");
        if (Seeds) torch.manual_seed(_call.Seed);
        if (First is not null) _operands.Put(First, Original!.clone());
        return [.. Results.Tensors(_bound()).Where(output => output.dtype.is_floating_point || output.dtype.is_complex)];
    }

    /// <summary>Gradients of the outputs, drawn as PyTorch's gradgradcheck draws them after seeding.</summary>
    public Tensor[] GradOutputs()
    {
        var generator = new torch.Generator().manual_seed(_call.Seed);
        return [.. Outputs(Inputs).Where(output => output.requires_grad).Select(output => Uniform(output, generator))];
    }

    private static Tensor Uniform(Tensor output, torch.Generator generator)
    {
        var vector = torch.empty(output.shape, dtype: output.dtype);
        (output.dtype.is_complex ? torch.view_as_real(vector) : vector).uniform_(-1, 1, generator: generator);
        return vector.requires_grad_();
    }
}
