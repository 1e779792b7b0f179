using Compat.Text;

namespace Compat;

/// <summary>Limits of a floating dtype; of a complex one, those of its parts.</summary>
/// <remarks>PyTorch 2.13 <c>torch.finfo</c>, torch/csrc/TypeInfo.cpp.</remarks>
public sealed class FloatInfo
{
    internal FloatInfo(DType type)
    {
        if (type.IsIntegral)
        {
            throw new TypeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'");
        }

        var real = type.ToReal();
        dtype = real.Name;
        bits = 8 * real.itemsize;
        (max, eps, smallest_normal, resolution) = real.Type switch
        {
            ScalarType.Half => (65504.0, Math.ScaleB(1, -10), Math.ScaleB(1, -14), 1e-3),
            ScalarType.BFloat16 => (Math.ScaleB(255, 120), Math.ScaleB(1, -7), Math.ScaleB(1, -126), 1e-2),
            ScalarType.Float => (float.MaxValue, Math.ScaleB(1, -23), Math.ScaleB(1, -126), 1e-6),
            _ => (double.MaxValue, Math.ScaleB(1, -52), Math.ScaleB(1, -1022), 1e-15),
        };
    }

    /// <summary>The dtype's name.</summary>
    public string dtype { get; }

    /// <summary>Bits of one number.</summary>
    public int bits { get; }

    /// <summary>The largest number.</summary>
    public double max { get; }

    /// <summary>The smallest number.</summary>
    public double min => -max;

    /// <summary>The distance from 1 to the next larger number.</summary>
    public double eps { get; }

    /// <summary>The smallest positive number of full precision.</summary>
    public double smallest_normal { get; }

    /// <inheritdoc cref="smallest_normal"/>
    public double tiny => smallest_normal;

    /// <summary>Ten to the power of minus the decimal digits that always hold.</summary>
    public double resolution { get; }

    /// <summary>PyTorch's text.</summary>
    public override string ToString() =>
        $"finfo(resolution={G(resolution)}, min={G(min)}, max={G(max)}, eps={G(eps)}, smallest_normal={G(smallest_normal)}, "
        + $"tiny={G(tiny)}, dtype={dtype})";

    private static string G(double value) => PyFormat.Format(value, "g");
}

/// <summary>Limits of an integer dtype.</summary>
/// <remarks>PyTorch 2.13 <c>torch.iinfo</c>, torch/csrc/TypeInfo.cpp.</remarks>
public sealed class IntegerInfo
{
    internal IntegerInfo(DType type)
    {
        if (!type.IsIntegral) throw new TypeError("torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'");
        if (type == DType.Bool) throw new TypeError("torch.bool is not supported by torch.iinfo");
        dtype = type.Name;
        bits = 8 * type.itemsize;
        (min, max) = type.is_signed ? (long.MinValue >> (64 - bits), long.MaxValue >> (64 - bits)) : (0, 255);
    }

    /// <summary>The dtype's name.</summary>
    public string dtype { get; }

    /// <summary>Bits of one number.</summary>
    public int bits { get; }

    /// <summary>The largest number.</summary>
    public long max { get; }

    /// <summary>The smallest number.</summary>
    public long min { get; }

    /// <summary>PyTorch's text, which rounds large limits.</summary>
    public override string ToString() =>
        $"iinfo(min={PyFormat.Format((double)min, "g")}, max={PyFormat.Format((double)max, "g")}, dtype={dtype})";
}

public static partial class torch
{
    /// <summary>Limits of a floating or complex dtype, by default the default one.</summary>
    /// <exception cref="TypeError">The dtype is an integer or bool.</exception>
    public static FloatInfo finfo(DType? type = null) => new(type ?? get_default_dtype());

    /// <summary>Limits of an integer dtype.</summary>
    /// <exception cref="TypeError">The dtype is not an integer.</exception>
    public static IntegerInfo iinfo(DType type) => new(type);
}
