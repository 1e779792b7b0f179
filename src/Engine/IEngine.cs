namespace Compat.Engines;

/// <summary>
/// Raw kernels, one method each. Everything above them (autograd, type promotion, argument checks and error texts, default arguments,
/// overloads, composites, in-place and <c>out=</c> forms) is written once, in the facade.
/// </summary>
/// <remarks>
/// Operands arrive checked, with one dtype, and with shapes that broadcast. Every kernel takes an optional destination <c>into</c>: given
/// one of the result's shape and dtype and any strides, it writes there and returns it; given none, it allocates, with PyTorch's
/// strides. Unless a method says otherwise, the destination may be one of the operands, element for element, but may not overlap them
/// in any other way. Index values are checked by the engine.
/// Operands lie on one device, which is the result's; a 0-d operand in CPU memory may stand beside operands on another device, as a number.
/// </remarks>
public partial interface IEngine
{
    /// <summary>The name it is chosen by: <c>reference</c>, <c>libtorch</c>, <c>torchsharp</c>.</summary>
    string Name { get; }

    /// <summary>Version of what computes, for reports.</summary>
    string Version { get; }

    /// <summary>Number of threads a kernel may use; results do not depend on it.</summary>
    int Threads { get; set; }
}
