using Compat.Conformance.Values;

namespace Compat.Conformance.Cases;

/// <summary>One recorded call: what was asked, and, kept apart from it, what PyTorch gave.</summary>
/// <param name="Call">The question; all that the binder sees.</param>
/// <param name="Recorded">PyTorch's answer.</param>
/// <param name="IsOwn">Whether the case comes from the files that the project carries.</param>
public sealed record Case(Call Call, Answer Recorded, bool IsOwn)
{
    /// <summary>The name of the file it was read from.</summary>
    public string File { get; init; } = "";
}

/// <summary>A call of an operator.</summary>
/// <param name="Id">Unique in its file.</param>
/// <param name="Op">The name below torch, or of a method of the first argument.</param>
/// <param name="Args">Positional arguments.</param>
/// <param name="Kwargs">Keyword arguments, in order.</param>
/// <param name="Seed">The seed of the random numbers.</param>
/// <param name="GradOut">Vectors for the gradient, when one is asked for.</param>
/// <param name="GradGradOut">Vectors for the second gradient, when one is asked for.</param>
public sealed record Call(
    string Id,
    string Op,
    IReadOnlyList<Value> Args,
    IReadOnlyList<KeyValuePair<string, Value>> Kwargs,
    ulong Seed,
    IReadOnlyList<Value>? GradOut = null,
    IReadOnlyList<Value>? GradGradOut = null)
{
    /// <summary>Which overload or mode the case is for; for reading only.</summary>
    public string? Variant { get; init; }

    /// <summary>The dtype a case is counted under: of its first tensor or dtype argument, else the one in its id.</summary>
    public string DType => FirstType(Args.Concat(Kwargs.Select(pair => pair.Value))) ?? TypeInId() ?? "none";

    private static string? FirstType(IEnumerable<Value> values)
    {
        foreach (var value in values)
        {
            var found = value switch
            {
                TensorValue tensor => tensor.Type.Name,
                SequenceValue sequence => FirstType(sequence.Items),
                _ => null,
            };
            if (found is not null) return found;
        }

        return null;
    }

    private string? TypeInId() => Id.Split('/').FirstOrDefault(part => ElementType.Find(part) is not null);
}

/// <summary>What a call gave: recorded from PyTorch, or from an engine.</summary>
/// <param name="Out">What it returned; null when it did not return.</param>
/// <param name="Grads">The gradients by path.</param>
/// <param name="GradGrads">The second gradients by path.</param>
/// <param name="Error">What it raised.</param>
/// <param name="Unsupported">Why it could not be asked: a sentence.</param>
public sealed record Answer(
    Value? Out = null,
    IReadOnlyList<KeyValuePair<string, Value>>? Grads = null,
    IReadOnlyList<KeyValuePair<string, Value>>? GradGrads = null,
    ErrorText? Error = null,
    string? Unsupported = null);

/// <summary>An exception by PyTorch's name and its whole text.</summary>
public sealed record ErrorText(string Type, string Message);

/// <summary>A place of a case file that could not be read.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when the file as a whole is meant.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record Damage(string File, long Line, string What)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? $"{File}: {What}" : $"{File}, line {Line}: {What}";
}
