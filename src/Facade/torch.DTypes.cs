namespace Compat;

/// <summary>PyTorch's module <c>torch</c>: functions that are also methods of their first argument.</summary>
public static partial class torch
{
    private static DType? DefaultDType;

    public static DType float16 => DType.Float16;

    public static DType half => DType.Float16;

    public static DType bfloat16 => DType.BFloat16;

    public static DType float32 => DType.Float32;

    public static DType @float => DType.Float32;

    public static DType float64 => DType.Float64;

    public static DType @double => DType.Float64;

    public static DType int8 => DType.Int8;

    public static DType int16 => DType.Int16;

    public static DType @short => DType.Int16;

    public static DType int32 => DType.Int32;

    public static DType @int => DType.Int32;

    public static DType int64 => DType.Int64;

    public static DType @long => DType.Int64;

    public static DType uint8 => DType.UInt8;

    public static DType @bool => DType.Bool;

    public static DType complex64 => DType.Complex64;

    public static DType cfloat => DType.Complex64;

    public static DType complex128 => DType.Complex128;

    public static DType cdouble => DType.Complex128;

    public static layout strided => Compat.layout.Strided;

    public static memory_format contiguous_format => memory_format.Contiguous;

    public static memory_format preserve_format => memory_format.Preserve;

    public static memory_format channels_last => memory_format.ChannelsLast;

    /// <summary>The dtype of floats that were given none; at first what the settings say, which is float32 if they say nothing.</summary>
    public static DType get_default_dtype() => DefaultDType ?? backends.settings.DType.Value;

    /// <exception cref="TypeError">The dtype is not floating.</exception>
    public static void set_default_dtype(DType d) => DefaultDType = d.is_floating_point
        ? d
        : throw new TypeError("only floating-point types are supported as the default type");

    /// <summary>The dtype an operation of both would compute in.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.result_type</c>.</remarks>
    public static DType result_type(Tensor tensor, Tensor other) => Promotion.Of(tensor, other);

    /// <inheritdoc cref="result_type(Tensor, Tensor)"/>
    public static DType result_type(Tensor tensor, Scalar other) => Promotion.Of(tensor, Tensor.Wrapped(other, tensor.Engine));

    /// <inheritdoc cref="result_type(Tensor, Tensor)"/>
    public static DType result_type(Scalar scalar, Tensor tensor) => result_type(tensor, scalar);

    /// <summary>The smallest dtype both convert to.</summary>
    public static DType promote_types(DType type1, DType type2) => Promotion.Types(type1, type2);

    /// <summary>True where type promotion lets a result of <paramref name="from_"/> be written to <paramref name="to"/>.</summary>
    public static bool can_cast(DType from_, DType to) => Promotion.CanCast(from_, to);
}

/// <summary>PyTorch's <c>torch.layout</c>; only <c>strided</c> exists here.</summary>
public sealed class layout
{
    private layout()
    {
    }

    internal static layout Strided { get; } = new();

    public override string ToString() => "torch.strided";
}

/// <summary>PyTorch's <c>torch.memory_format</c>: which order of dimensions a result gets.</summary>
public sealed class memory_format
{
    private readonly string _name;

    private memory_format(string name) => _name = name;

    internal static memory_format Contiguous { get; } = new("contiguous_format");

    internal static memory_format Preserve { get; } = new("preserve_format");

    internal static memory_format ChannelsLast { get; } = new("channels_last");

    public override string ToString() => "torch." + _name;
}
