using System.Globalization;

namespace Compat;

/// <summary>A setting as one source spells it.</summary>
/// <param name="Source">A file's path, <c>environment</c>, <c>command line</c>, or what an <c>IConfiguration</c> says of itself.</param>
/// <param name="Name">The key as that source spells it, such as <c>COMPAT_ENGINE</c>.</param>
/// <param name="Key">The key among <see cref="CompatSettings.Names"/>, in any case.</param>
/// <param name="Value">The text given.</param>
internal sealed record GivenSetting(string Source, string Name, string Key, string Value)
{
    private static readonly DType[] FloatingTypes = [DType.Float16, DType.BFloat16, DType.Float32, DType.Float64];

    internal string Origin => $"{Source} {Name}";

    internal string OneOf(IReadOnlyList<string> accepted)
    {
        foreach (var name in accepted)
        {
            if (name.Equals(Value, StringComparison.OrdinalIgnoreCase)) return name;
        }

        throw Malformed($"one of {string.Join(", ", accepted)}");
    }

    internal Device Device()
    {
        try
        {
            return new Device(Value);
        }
        catch (RuntimeError)
        {
            throw Malformed("a device such as cpu, cuda or cuda:1");
        }
    }

    internal int Count() => int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
        ? count
        : throw Malformed("a positive whole number");

    internal bool Truth() => Value.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => throw Malformed("true or false"),
    };

    // As manual_seed takes it: negative ones count as two's complement.
    internal ulong Seed()
    {
        if (ulong.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)) return seed;
        return long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var negative)
            ? unchecked((ulong)negative)
            : throw Malformed("a whole number of 64 bits");
    }

    internal DType FloatingType()
    {
        var name = Value.StartsWith("torch.", StringComparison.Ordinal) ? Value : $"torch.{Value}";
        foreach (var type in FloatingTypes)
        {
            if (type.ToString() == name) return type;
        }

        throw Malformed("one of float16, bfloat16, float32, float64");
    }

    internal FormatException Unknown(IReadOnlyList<string> names) =>
        new($"{Source}: '{Name}' is no setting; the settings are {string.Join(", ", names)}.");

    private FormatException Malformed(string wanted) => new($"{Source}: '{Name}' is '{Value}'; {wanted} is wanted.");
}
