namespace Compat.Printing;

/// <summary>The text of a result with names.</summary>
/// <remarks>CPython's <c>structseq_repr</c>, changed by PyTorch 2.13 torch/csrc/utils/structseq.cpp: each field on a line.</remarks>
internal static class NamedText
{
    public static string Of(string name, params ReadOnlySpan<(string Name, Tensor Value)> fields)
    {
        var lines = new string[fields.Length];
        for (var i = 0; i < fields.Length; i++) lines[i] = $"{fields[i].Name}={fields[i].Value.ToString()}";
        return $"torch.return_types.{name}(\n{string.Join(",\n", lines)})";
    }
}
