namespace Compat.Engines;

/// <summary>
/// Kernels with a number among their arguments, which the dispatcher call refuses (the number travels as a double), and those called
/// most, since this way costs half. One set for each device type: <c>aoti_torch_cpu_…</c>, <c>aoti_torch_cuda_…</c>.
/// </summary>
/// <remarks>Headers: <c>torch/csrc/inductor/aoti_torch/generated/c_shim_cpu.h</c> and <c>c_shim_cuda.h</c>.</remarks>
internal sealed unsafe class Shims(nint library, string device)
{
    /// <summary>self + alpha · other; the alpha of integer tensors would have to be an integer, so they go another way.</summary>
    public delegate* unmanaged<nint, nint, double, nint*, int> AddTensor { get; } =
        (delegate* unmanaged<nint, nint, double, nint*, int>)Native.Symbol(library, $"aoti_torch_{device}_add_Tensor");

    /// <summary>self · other.</summary>
    public delegate* unmanaged<nint, nint, nint*, int> MulTensor { get; } =
        (delegate* unmanaged<nint, nint, nint*, int>)Native.Symbol(library, $"aoti_torch_{device}_mul_Tensor");

    /// <summary>out = self @ mat2; arguments out, self, mat2.</summary>
    public delegate* unmanaged<nint, nint, nint, int> MmOut { get; } =
        (delegate* unmanaged<nint, nint, nint, int>)Native.Symbol(library, $"aoti_torch_{device}_mm_out");

    /// <summary>out = beta · self + alpha · (mat1 @ mat2); arguments out, self, mat1, mat2, beta, alpha.</summary>
    public delegate* unmanaged<nint, nint, nint, nint, double, double, int> AddmmOut { get; } =
        (delegate* unmanaged<nint, nint, nint, nint, double, double, int>)Native.Symbol(library, $"aoti_torch_{device}_addmm_out");

    /// <summary>The batched twin of <see cref="AddmmOut"/>.</summary>
    public delegate* unmanaged<nint, nint, nint, nint, double, double, int> BaddbmmOut { get; } =
        (delegate* unmanaged<nint, nint, nint, nint, double, double, int>)Native.Symbol(library, $"aoti_torch_{device}_baddbmm_out");
}
