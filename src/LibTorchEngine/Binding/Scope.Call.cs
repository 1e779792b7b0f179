namespace Compat.Engines;

internal sealed unsafe partial class Scope
{
    // Longest schema of the operators used (native_functions.yaml: at most 22 parameters in those that have a CPU kernel).
    private const int Depth = 32;

    /// <summary>Calls an operator with one result.</summary>
    public Value Call(Operator op, params ReadOnlySpan<Argument> arguments)
    {
        var stack = stackalloc ulong[Depth];
        Run(op, arguments, stack);
        return Own(Handles.Adopt((nint)stack[0]));
    }

    /// <summary>Calls an operator with two results.</summary>
    public (Value First, Value Second) Call2(Operator op, params ReadOnlySpan<Argument> arguments)
    {
        var stack = stackalloc ulong[Depth];
        Run(op, arguments, stack);
        return (Own(Handles.Adopt((nint)stack[0])), Own(Handles.Adopt((nint)stack[1])));
    }

    /// <summary>Calls an operator with three results.</summary>
    public (Value First, Value Second, Value Third) Call3(Operator op, params ReadOnlySpan<Argument> arguments)
    {
        var stack = stackalloc ulong[Depth];
        Run(op, arguments, stack);
        return (Own(Handles.Adopt((nint)stack[0])), Own(Handles.Adopt((nint)stack[1])), Own(Handles.Adopt((nint)stack[2])));
    }

    /// <summary>Calls an operator whose result is one word: a truth value or an integer.</summary>
    public ulong CallWord(Operator op, params ReadOnlySpan<Argument> arguments)
    {
        var stack = stackalloc ulong[Depth];
        Run(op, arguments, stack);
        return stack[0];
    }

    /// <summary>Calls an operator with one list of tensors as its result.</summary>
    public Value[] CallList(Operator op, params ReadOnlySpan<Argument> arguments)
    {
        var stack = stackalloc ulong[Depth];
        Run(op, arguments, stack);
        var list = (nint)stack[0];
        nuint length;
        TorchFault.Check(Native.ListSize(list, &length));
        var values = new Value[(int)length];
        for (var i = 0; i < values.Length; i++)
        {
            ulong word;
            TorchFault.Check(Native.ListItem(list, (nuint)i, &word));
            values[i] = Own(Handles.Adopt((nint)word));
        }

        TorchFault.Check(Native.DeleteList(list));
        return values;
    }

    private void Run(Operator op, ReadOnlySpan<Argument> arguments, ulong* stack)
    {
        arguments = Moved(op, arguments);
        var handles = Encoding.Encode(arguments, stack);
        var code = op.Dispatch(stack);
        if (code != 0 && _place is not null && TorchFault.IsOutOfMemory(Native.ErrorText()))
        {
            // Dropped tensors may hold what is missing.
            Handles.Consumed(handles);
            CudaStorage.Count.Collect();
            handles = Encoding.Encode(arguments, stack);
            code = op.Dispatch(stack);
        }

        if (code == 0)
        {
            Handles.Consumed(handles);
            return;
        }

        var text = Native.ErrorText();
        // The call consumes its arguments even when it fails, but not when there is no such operator.
        if (!TorchFault.IsUnknownOperator(text)) Handles.Consumed(handles);
        else Encoding.Release(arguments, stack);
        throw TorchFault.Translate(text, op);
    }
}
