namespace Compat;

/// <summary>The upper half of a float32: 8 bits of exponent, 7 of mantissa; arithmetic goes through float32.</summary>
/// <remarks>PyTorch 2.13 <c>c10::BFloat16</c>; conversion rounds to nearest even.</remarks>
public readonly record struct BFloat16 : IComparable<BFloat16>
{
    private BFloat16(ushort bits) => Bits = bits;

    public ushort Bits { get; }

    public static BFloat16 FromBits(ushort bits) => new(bits);

    public static explicit operator BFloat16(float value)
    {
        if (float.IsNaN(value)) return new BFloat16(0x7FC0);
        var bits = BitConverter.SingleToUInt32Bits(value);
        return new BFloat16((ushort)((bits + 0x7FFFu + ((bits >> 16) & 1)) >> 16));
    }

    public static explicit operator BFloat16(double value) => (BFloat16)(float)value;

    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    public int CompareTo(BFloat16 other) => ((float)this).CompareTo(other);

    public override string ToString() => ((float)this).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
