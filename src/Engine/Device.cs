using Compat.Text;

namespace Compat;

/// <summary>Where a tensor's elements lie: a type and an index (−1 where none was given).</summary>
/// <remarks>PyTorch 2.13 <c>torch.device</c>.</remarks>
public sealed record Device : IPyRepr
{
    private static readonly string[] Types =
    [
        "cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy", "vulkan",
        "mps", "meta", "hpu", "mtia", "privateuseone",
    ];

    /// <exception cref="RuntimeError">The text names no device type of PyTorch's, or its index is not a number.</exception>
    public Device(string type, int index = -1)
    {
        if (type.Length == 0) throw new RuntimeError("Device string must not be empty");
        var colon = type.IndexOf(':');
        if (colon >= 0)
        {
            index = Parse(type.AsSpan(colon + 1)) ?? throw new RuntimeError($"Invalid device string: '{type}'");
            type = type[..colon];
        }

        if (!Types.Contains(type))
        {
            throw new RuntimeError("Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, "
                + $"vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device string: {type}");
        }

        (this.type, Index) = (type, index);
    }

    public static Device Cpu { get; } = new("cpu");

    public string type { get; }

    /// <summary>The index, or null where none was given, as in PyTorch.</summary>
    public int? index => Index < 0 ? null : Index;

    internal int Index { get; }

    public static implicit operator Device(string text) => new(text);

    /// <summary>A device whose index was given beside its type.</summary>
    internal static Device Of(string type, int index)
    {
        if (index < 0) throw new RuntimeError("Device index must not be negative");
        if (type.Contains(':'))
        {
            throw new RuntimeError($"type (string) must not include an index because index was passed explicitly: {type}");
        }

        return new Device(type, index);
    }

    public override string ToString() => Index < 0 ? type : $"{type}:{Index}";

    /// <summary>PyTorch's repr: <c>device(type='cuda', index=0)</c>.</summary>
    public string Repr() => Index < 0 ? $"device(type='{type}')" : $"device(type='{type}', index={Index})";

    // Digits without a leading zero, as PyTorch's parser takes them.
    private static int? Parse(ReadOnlySpan<char> digits) =>
        (digits is "0" || (digits.Length > 0 && char.IsBetween(digits[0], '1', '9')))
        && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var index) ? index : null;
}
