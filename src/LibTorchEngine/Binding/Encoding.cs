namespace Compat.Engines;

/// <summary>Arguments as words of the dispatcher's stack (<c>StableIValue</c>), and back where no call consumed them.</summary>
internal static unsafe class Encoding
{
    /// <summary>Puts the words for <paramref name="arguments"/> on <paramref name="stack"/>; they own what they name.</summary>
    /// <returns>The number of tensor handles made, for the call to consume.</returns>
    public static int Encode(ReadOnlySpan<Argument> arguments, ulong* stack)
    {
        var handles = 0;
        var done = 0;
        try
        {
            for (; done < arguments.Length; done++) stack[done] = Encode(arguments[done], ref handles);
            return handles;
        }
        catch
        {
            Release(arguments[..done], stack);
            throw;
        }
    }

    /// <summary>Frees words that no call has consumed.</summary>
    public static void Release(ReadOnlySpan<Argument> arguments, ulong* stack)
    {
        for (var i = 0; i < arguments.Length; i++) Release(arguments[i], stack[i]);
    }

    private static ulong Encode(in Argument argument, ref int handles)
    {
        var word = argument.Kind switch
        {
            ArgumentKind.None => 0UL,
            ArgumentKind.Word => argument.Bits,
            ArgumentKind.Tensor => Tensor((nint)argument.Bits, ref handles),
            ArgumentKind.Text => Text((string)argument.List!),
            _ => List(argument, ref handles),
        };
        return argument.IsOptional ? Native.NewCell(word) : word;
    }

    private static void Release(in Argument argument, ulong word)
    {
        var value = argument.IsOptional ? *(ulong*)word : word;
        if (argument.Kind == ArgumentKind.Tensor) Handles.Free((nint)value);
        else if (argument.Kind == ArgumentKind.Text) TorchFault.Check(Native.DeleteString((nint)value));
        else if (argument.Kind > ArgumentKind.Text) ReleaseList(argument, (nint)value);
        if (argument.IsOptional) Native.DeleteCell(word);
    }

    private static ulong Tensor(nint handle, ref int handles)
    {
        // A null handle would crash the process inside the call.
        if (handle == 0) throw new InvalidOperationException("A tensor argument of a libtorch call is missing.");
        handles++;
        return (ulong)Handles.Share(handle);
    }

    private static ulong Text(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text + "\0");
        nint handle;
        fixed (byte* data = bytes) TorchFault.Check(Native.NewString(data, (nuint)(bytes.Length - 1), &handle));
        return (ulong)handle;
    }

    private static ulong List(in Argument argument, ref int handles)
    {
        var length = ((Array)argument.List!).Length;
        nint list;
        TorchFault.Check(Native.NewList((nuint)length, &list));
        for (var i = 0; i < length; i++) TorchFault.Check(Native.PushBack(list, Element(argument, i, ref handles)));
        return (ulong)list;
    }

    private static ulong Element(in Argument argument, int index, ref int handles)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Integers: return (ulong)((long[])argument.List!)[index];
            case ArgumentKind.Booleans: return ((bool[])argument.List!)[index] ? 1UL : 0;
            default:
                var tensor = ((Value[])argument.List!)[index].Handle;
                if (argument.Kind == ArgumentKind.Tensors) return Tensor(tensor, ref handles);
                return tensor == 0 ? 0 : Native.NewCell(Tensor(tensor, ref handles));
        }
    }

    private static void ReleaseList(in Argument argument, nint list)
    {
        nuint length;
        TorchFault.Check(Native.ListSize(list, &length));
        for (nuint i = 0; i < length && argument.Kind >= ArgumentKind.Tensors; i++)
        {
            ulong word;
            TorchFault.Check(Native.ListItem(list, i, &word));
            if (argument.Kind == ArgumentKind.Tensors) Handles.Free((nint)word);
            else if (word != 0)
            {
                Handles.Free((nint)(*(ulong*)word));
                Native.DeleteCell(word);
            }
        }

        TorchFault.Check(Native.DeleteList(list));
    }
}
