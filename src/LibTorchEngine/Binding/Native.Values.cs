using System.Runtime.InteropServices;

namespace Compat.Engines;

internal static unsafe partial class Native
{
    // 2.13 only: before, an error has no text here and an optional is a cell of the C++ heap.
    private static delegate* unmanaged<byte*> _errorText;
    private static delegate* unmanaged<ulong**, int> _newCell;
    private static delegate* unmanaged<ulong*, int> _deleteCell;

    public static delegate* unmanaged<nuint, nint*, int> NewList { get; private set; }

    public static delegate* unmanaged<nint, ulong, int> PushBack { get; private set; }

    public static delegate* unmanaged[SuppressGCTransition]<nint, nuint*, int> ListSize { get; private set; }

    public static delegate* unmanaged<nint, nuint, ulong*, int> ListItem { get; private set; }

    public static delegate* unmanaged<nint, int> DeleteList { get; private set; }

    public static delegate* unmanaged<byte*, nuint, nint*, int> NewString { get; private set; }

    public static delegate* unmanaged<nint, int> DeleteString { get; private set; }

    /// <summary>What the last error of this thread said.</summary>
    public static string ErrorText() => _errorText == null
        ? $"PyTorch {Installation?.Version} reported an error (its text is available from PyTorch 2.13 on)."
        : Marshal.PtrToStringUTF8((nint)_errorText()) ?? "";

    /// <summary>A heap cell that holds <paramref name="value"/>: how an optional that is present travels.</summary>
    public static ulong NewCell(ulong value)
    {
        ulong* cell;
        // Before 2.13 libtorch frees the cell with C++ delete, which is free() on glibc and macOS.
        if (_newCell == null) cell = (ulong*)NativeMemory.Alloc(sizeof(ulong));
        else TorchFault.Check(_newCell(&cell));
        *cell = value;
        return (ulong)cell;
    }

    /// <summary>Frees a cell that no call has consumed.</summary>
    public static void DeleteCell(ulong cell)
    {
        if (_deleteCell == null) NativeMemory.Free((void*)cell);
        else TorchFault.Check(_deleteCell((ulong*)cell));
    }

    private static void BindValues()
    {
        _errorText = (delegate* unmanaged<byte*>)Optional("torch_exception_get_what_without_backtrace");
        _newCell = (delegate* unmanaged<ulong**, int>)Optional("torch_new_stable_ivalue");
        _deleteCell = (delegate* unmanaged<ulong*, int>)Optional("torch_delete_stable_ivalue");
        NewList = (delegate* unmanaged<nuint, nint*, int>)Symbol("torch_new_list_reserve_size");
        PushBack = (delegate* unmanaged<nint, ulong, int>)Symbol("torch_list_push_back");
        ListSize = (delegate* unmanaged[SuppressGCTransition]<nint, nuint*, int>)Symbol("torch_list_size");
        ListItem = (delegate* unmanaged<nint, nuint, ulong*, int>)Symbol("torch_list_get_item");
        DeleteList = (delegate* unmanaged<nint, int>)Symbol("torch_delete_list");
        NewString = (delegate* unmanaged<byte*, nuint, nint*, int>)Symbol("torch_new_string_handle");
        DeleteString = (delegate* unmanaged<nint, int>)Symbol("torch_delete_string");
    }
}
