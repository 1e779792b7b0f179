namespace Compat.Engines;

public partial interface IEngine
{
    /// <summary>Memory for a tensor on <paramref name="device"/>, with unspecified contents; without an index, on its first one.</summary>
    /// <exception cref="NotImplementedError">The engine has no such device.</exception>
    RawTensor Empty(Shape shape, DType dtype, Device device);

    /// <summary>Sets every element of <paramref name="into"/> to <paramref name="value"/>, cast to its dtype.</summary>
    RawTensor Fill(in RawTensor into, Scalar value);

    /// <summary>into[i] = x[i], broadcast and cast to the destination's dtype as C++ on x86 casts; complex to real keeps the real
    /// part. Source and destination may lie on different devices of the engine, CPU memory included.</summary>
    /// <remarks>PyTorch 2.13 <c>copy_</c>. Overlapping source and destination behave as if the source had been copied first.</remarks>
    RawTensor Copy(in RawTensor x, in RawTensor into);

    /// <summary>The tensor in CPU memory: itself where it lies there, otherwise a row-major copy.</summary>
    RawTensor ToHost(in RawTensor x);

    /// <summary>A tensor in CPU memory, made by the facade, on <paramref name="device"/> of this engine: itself where the engine
    /// computes in that memory, otherwise a copy of its elements and strides.</summary>
    /// <exception cref="NotImplementedError">The engine has no such device.</exception>
    RawTensor FromHost(in RawTensor x, Device device);

    /// <summary>start + i·step for each element of a vector, in its dtype.</summary>
    RawTensor Arange(Scalar start, Scalar step, in RawTensor into);

    /// <summary>Evenly spaced numbers from start to end, both included, the upper half counted from the end.</summary>
    RawTensor Linspace(Scalar start, Scalar end, in RawTensor into);
}
