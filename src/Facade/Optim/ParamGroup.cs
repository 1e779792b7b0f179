using Compat.Text;

namespace Compat;

/// <summary>Parameters that share options, as PyTorch's dictionary: <c>group["lr"] = 0.1</c>.</summary>
public sealed class ParamGroup : OrderedDictionary<string, object?>
{
    /// <summary>The parameters.</summary>
    public List<Tensor> Params => (List<Tensor>)this["params"]!;

    internal double Number(string key) => this[key] switch
    {
        Scalar value => value.ToDouble(),
        IConvertible value => value.ToDouble(System.Globalization.CultureInfo.InvariantCulture),
        var other => throw new TypeError($"'<' not supported between instances of '{(other is null ? "NoneType" : other.GetType().Name)}' "
            + "and 'float'"),
    };

    internal bool Flag(string key) => this[key] is true;

    // As the options were given: an int stays an int.
    internal IEnumerable<string> Lines() => Keys.Where(key => key != "params").Order(StringComparer.Ordinal)
        .Select(key => $"    {key}: {PyRepr.Str(this[key])}\n");
}

/// <summary>What an optimizer keeps for one parameter.</summary>
public sealed class ParamState : OrderedDictionary<string, Tensor>;
