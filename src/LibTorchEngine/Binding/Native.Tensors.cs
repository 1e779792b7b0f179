namespace Compat.Engines;

// No GC transition is suppressed where libtorch may run long, allocate, or raise.
internal static unsafe partial class Native
{
    private static delegate* unmanaged<byte> _isRecording;
    private static delegate* unmanaged<byte, void> _setRecording;

    /// <summary><c>torch_call_dispatcher(name, overload, stack, version)</c>: arguments in, results out, in place.</summary>
    public static delegate* unmanaged<byte*, byte*, ulong*, ulong, int> Dispatch { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, nint*, int> NewHandle { get; private set; }

    public static delegate* unmanaged<nint, int> DeleteTensor { get; private set; }

    /// <summary>data, rank, sizes, strides, offset, dtype, device type, device index, result, layout, opaque, opaque size.</summary>
    public static delegate* unmanaged<void*, long, long*, long*, long, int, int, int, nint*, int, byte*, long, int> FromBlob
    { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, void**, int> DataPointer { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, long**, int> Sizes { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, long**, int> Strides { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, long*, int> Rank { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, int*, int> ScalarType { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, int*, int> DeviceType { get; private set; }

    /// <summary>rank, sizes, strides, dtype, device type, device index, result.</summary>
    public static delegate* unmanaged<long, long*, long*, int, int, int, nint*, int> EmptyStrided { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, byte*, int> IsDefined { get; private set; }

    /// <summary>The bytes of the memory a tensor looks into, which may be more than it shows.</summary>
    public static delegate* unmanaged[SuppressGCTransition]<nint, long*, int> StorageSize { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, long*, int> StorageOffset { get; private set; }

    /// <summary><c>aoti_torch_copy_(self, source, non_blocking)</c>.</summary>
    public static delegate* unmanaged<nint, nint, int, int> Copy { get; private set; }

    private static void BindTensors()
    {
        _isRecording = (delegate* unmanaged<byte>)Symbol("aoti_torch_grad_mode_is_enabled");
        _setRecording = (delegate* unmanaged<byte, void>)Symbol("aoti_torch_grad_mode_set_enabled");
        Dispatch = (delegate* unmanaged<byte*, byte*, ulong*, ulong, int>)Symbol("torch_call_dispatcher");
        NewHandle = (delegate* unmanaged[SuppressGCTransition]<nint, nint*, int>)Symbol("aoti_torch_new_tensor_handle");
        DeleteTensor = (delegate* unmanaged<nint, int>)Symbol("aoti_torch_delete_tensor_object");
        FromBlob = (delegate* unmanaged<void*, long, long*, long*, long, int, int, int, nint*, int, byte*, long, int>)
            Symbol("aoti_torch_create_tensor_from_blob_v2");
        DataPointer = (delegate* unmanaged[SuppressGCTransition]<nint, void**, int>)Symbol("aoti_torch_get_data_ptr");
        Sizes = (delegate* unmanaged[SuppressGCTransition]<nint, long**, int>)Symbol("aoti_torch_get_sizes");
        Strides = (delegate* unmanaged[SuppressGCTransition]<nint, long**, int>)Symbol("aoti_torch_get_strides");
        Rank = (delegate* unmanaged[SuppressGCTransition]<nint, long*, int>)Symbol("aoti_torch_get_dim");
        ScalarType = (delegate* unmanaged[SuppressGCTransition]<nint, int*, int>)Symbol("aoti_torch_get_dtype");
        DeviceType = (delegate* unmanaged[SuppressGCTransition]<nint, int*, int>)Symbol("aoti_torch_get_device_type");
        EmptyStrided = (delegate* unmanaged<long, long*, long*, int, int, int, nint*, int>)Symbol("aoti_torch_empty_strided");
        IsDefined = (delegate* unmanaged[SuppressGCTransition]<nint, byte*, int>)Symbol("aoti_torch_is_defined");
        StorageSize = (delegate* unmanaged[SuppressGCTransition]<nint, long*, int>)Symbol("aoti_torch_get_storage_size");
        StorageOffset = (delegate* unmanaged[SuppressGCTransition]<nint, long*, int>)Symbol("aoti_torch_get_storage_offset");
        Copy = (delegate* unmanaged<nint, nint, int, int>)Symbol("aoti_torch_copy_");
    }
}
