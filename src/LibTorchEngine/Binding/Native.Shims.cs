namespace Compat.Engines;

/// <remarks>Kernels with a number among their arguments, which the dispatcher call refuses; the number travels as a double.</remarks>
internal static unsafe partial class Native
{
    /// <summary>self + alpha · other; the alpha of integer tensors would have to be an integer, so they go another way.</summary>
    public static delegate* unmanaged<nint, nint, double, nint*, int> AddTensor { get; private set; }

    /// <summary>out = beta · self + alpha · (mat1 @ mat2); arguments out, self, mat1, mat2, beta, alpha.</summary>
    public static delegate* unmanaged<nint, nint, nint, nint, double, double, int> AddmmOut { get; private set; }

    /// <summary>The batched twin of <see cref="AddmmOut"/>.</summary>
    public static delegate* unmanaged<nint, nint, nint, nint, double, double, int> BaddbmmOut { get; private set; }

    public static delegate* unmanaged<nint, long, double, double, nint*, int> Histc { get; private set; }

    private static void BindShims()
    {
        AddTensor = (delegate* unmanaged<nint, nint, double, nint*, int>)Symbol("aoti_torch_cpu_add_Tensor");
        AddmmOut = (delegate* unmanaged<nint, nint, nint, nint, double, double, int>)Symbol("aoti_torch_cpu_addmm_out");
        BaddbmmOut = (delegate* unmanaged<nint, nint, nint, nint, double, double, int>)Symbol("aoti_torch_cpu_baddbmm_out");
        Histc = (delegate* unmanaged<nint, long, double, double, nint*, int>)Symbol("aoti_torch_cpu_histc");
    }
}
