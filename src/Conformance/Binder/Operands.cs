using Compat.Conformance.Cases;
using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>The tensors of one call, each made once, and those among them that gradients are asked for.</summary>
internal sealed class Operands
{
    private readonly Dictionary<TensorValue, Tensor> _tensors = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Path, Tensor Tensor)> _inputs = [];

    private readonly Device _device;

    internal Operands(Call call, Device device)
    {
        _device = device;
        for (var place = 0; place < call.Args.Count; place++) Add(call.Args[place], $"args.{place}");
        foreach (var (name, value) in call.Kwargs) Add(value, $"kwargs.{name}");
    }

    /// <summary>The tensors that require gradients, by path, in the order of the arguments.</summary>
    internal IReadOnlyList<(string Path, Tensor Tensor)> Inputs => _inputs;

    /// <summary>A leaf with recorded elements where the operands lie.</summary>
    internal Tensor Make(TensorValue value)
    {
        if (_device == Device.Cpu) return TensorBytes.Make(value);
        // A copy of a leaf is none.
        var moved = TensorBytes.Make(value with { RequiresGrad = false }).to(_device);
        if (value.RequiresGrad) moved.requires_grad = true;
        return moved;
    }

    /// <summary>Tensors beside the operands, each a leaf.</summary>
    internal Tensor[] Make(IReadOnlyList<Value> values) => [.. values.Select(value => Make((TensorValue)value))];

    internal Tensor Of(TensorValue value) => _tensors[value];

    /// <summary>Puts a copy, which is no leaf, in the place of the first argument, for a call that writes to it.</summary>
    internal void CopyFirst(Call call) => _tensors[(TensorValue)call.Args[0]] = Of((TensorValue)call.Args[0]).clone();

    /// <summary>Gives another tensor in an operand's place from now on.</summary>
    internal void Put(TensorValue value, Tensor tensor) => _tensors[value] = tensor;

    private void Add(Value value, string path)
    {
        if (value is TensorValue tensor)
        {
            var made = _tensors[tensor] = Make(tensor);
            if (tensor.RequiresGrad) _inputs.Add((path, made));
        }
        else if (value is SequenceValue sequence)
        {
            for (var place = 0; place < sequence.Items.Count; place++) Add(sequence.Items[place], $"{path}.{place}");
        }
    }
}
