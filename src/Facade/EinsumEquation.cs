namespace Compat;

/// <summary>An equation of einsum with its operands: labels in the order of the output, then those that are summed.</summary>
/// <remarks>PyTorch 2.13 <c>einsum</c> in ATen/native/Linear.cpp; the dimensions of an ellipsis come where the output has it.</remarks>
internal sealed class EinsumEquation
{
    private const char Ellipsis = '.';
    private readonly Tensor[] _operands;
    private readonly string[] _inputs;
    private readonly Dictionary<char, int> _places = [];
    private readonly int _ellipsis;

    /// <exception cref="RuntimeError">The equation does not fit the operands.</exception>
    public EinsumEquation(string equation, Tensor[] operands)
    {
        _operands = operands;
        var text = equation.Replace(" ", string.Empty, StringComparison.Ordinal).Replace("...", ".", StringComparison.Ordinal);
        var arrow = text.IndexOf("->", StringComparison.Ordinal);
        _inputs = (arrow < 0 ? text : text[..arrow]).Split(',');
        CheckOperands();
        _ellipsis = Enumerable.Range(0, operands.Length)
            .Max(i => _inputs[i].Contains(Ellipsis) ? operands[i].Rank - _inputs[i].Length + 1 : 0);
        var output = arrow < 0 ? ImplicitOutput() : text[(arrow + 2)..];
        foreach (var label in output) Place(label);
        Outputs = Labels;
        foreach (var label in string.Concat(_inputs).Order())
        {
            if (!_places.ContainsKey(label)) Place(label);
        }

        foreach (var label in output)
        {
            if (label != Ellipsis && !string.Concat(_inputs).Contains(label))
            {
                throw new RuntimeError($"einsum(): output subscript {label} does not appear in the equation for any input operand");
            }
        }

        Occurrences = new int[Labels];
        var aligned = Enumerable.Range(0, operands.Length).Select(Operand).ToArray();
        for (var i = 0; i < aligned.Length; i++) Count(aligned[i], i, aligned);
    }

    /// <summary>Number of dimensions of the result.</summary>
    public int Outputs { get; }

    /// <summary>Number of dimensions of the aligned operands.</summary>
    public int Labels { get; private set; }

    /// <summary>How many operands have each dimension with a size other than 1.</summary>
    public int[] Occurrences { get; }

    /// <summary>An operand with a dimension for every label, of size 1 where it has none.</summary>
    public Tensor Operand(int i)
    {
        var (tensor, labels) = (_operands[i], Expanded(i));
        for (var d = labels.Count - 1; d >= 0; d--)
        {
            var first = labels.IndexOf(labels[d]);
            if (first == d) continue;
            tensor = tensor.diagonal(0, first, d).movedim(-1, first);
            labels.RemoveAt(d);
        }

        var missing = 0;
        var order = new long[Labels];
        for (var place = 0; place < Labels; place++)
        {
            var at = labels.IndexOf(place);
            order[place] = at >= 0 ? at : labels.Count + missing++;
        }

        for (var d = 0; d < missing; d++) tensor = tensor.unsqueeze(labels.Count + d);
        return tensor.permute(new Size(order));
    }

    private List<int> Expanded(int i)
    {
        var labels = new List<int>();
        foreach (var label in _inputs[i])
        {
            if (label != Ellipsis)
            {
                labels.Add(_places[label]);
                continue;
            }

            var own = _operands[i].Rank - _inputs[i].Length + 1;
            for (var d = _ellipsis - own; d < _ellipsis; d++) labels.Add(_places[Ellipsis] + d);
        }

        return labels;
    }

    private void Place(char label)
    {
        _places[label] = Labels;
        Labels += label == Ellipsis ? _ellipsis : 1;
    }

    private string ImplicitOutput()
    {
        var all = string.Concat(_inputs);
        var once = all.Where(label => label != Ellipsis && all.Count(other => other == label) == 1).Order();
        return (all.Contains(Ellipsis) ? "." : string.Empty) + string.Concat(once);
    }

    private void CheckOperands()
    {
        if (_inputs.Length < _operands.Length)
        {
            throw new RuntimeError("einsum(): more operands were provided than specified in the equation");
        }

        if (_inputs.Length > _operands.Length)
        {
            throw new RuntimeError("einsum(): fewer operands were provided than specified in the equation");
        }

        for (var i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i].Contains(Ellipsis) || _inputs[i].Length == _operands[i].Rank) continue;
            throw new RuntimeError($"einsum(): the number of subscripts in the equation ({_inputs[i].Length}) does not match the number of "
                + $"dimensions ({_operands[i].Rank}) for operand {i} and no ellipsis was given");
        }
    }

    private void Count(Tensor aligned, int i, Tensor[] all)
    {
        for (var d = 0; d < Labels; d++)
        {
            var size = aligned.size(d);
            if (size == 1) continue;
            Occurrences[d]++;
            foreach (var earlier in all.AsSpan(0, i))
            {
                if (earlier.size(d) == 1 || earlier.size(d) == size) continue;
                var label = _places.First(entry => entry.Value == d).Key;
                throw new RuntimeError($"einsum(): subscript {label} has size {size} for operand {i} which does not broadcast with "
                    + $"previously seen size {earlier.size(d)}");
            }
        }
    }
}
