namespace Compat.Engines;

/// <summary>How an <see cref="Argument"/> travels; see <c>torch/csrc/stable/stableivalue_conversions.h</c>.</summary>
internal enum ArgumentKind
{
    /// <summary><c>None</c>: zero.</summary>
    None,

    /// <summary>An owning handle, which the call consumes.</summary>
    Tensor,

    /// <summary>An integer, a truth value, or the bits of a double.</summary>
    Word,

    /// <summary>A string handle, which the call consumes.</summary>
    Text,

    /// <summary>A list of integers; like all lists consumed by the call.</summary>
    Integers,

    /// <summary>A list of truth values.</summary>
    Booleans,

    /// <summary>A list of owning handles.</summary>
    Tensors,

    /// <summary>A list of cells that hold owning handles, or zeros.</summary>
    OptionalTensors,
}
