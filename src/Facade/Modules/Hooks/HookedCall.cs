using System.Runtime.CompilerServices;
using Compat.Text;

namespace Compat;

/// <summary>One call of a module that has hooks.</summary>
/// <remarks>PyTorch 2.13 <c>torch.nn.Module._call_impl</c>.</remarks>
internal sealed class HookedCall(torch.nn.Module module, ModuleHooks? own, Func<object?[], object?> forward)
{
    private readonly HashSet<ForwardHook> _called = [];
    private object?[] _args = [];
    private object? _result;

    public object? Run(object?[] args)
    {
        _args = args;
        try
        {
            return Inner();
        }
        catch (Exception)
        {
            foreach (var hook in ModuleHooks.Global.Forward.Now) Rescue(hook, "global module");
            foreach (var hook in own?.Forward.Now ?? []) Rescue(hook, "module");
            throw;
        }
    }

    /// <summary>Says that what a hook returned is of no use.</summary>
    public static TypeError Refused(torch.nn.Module module, object? returned) => new(
        $"a forward hook of {module._get_name()} returned {Described(returned)}, which cannot take the "
        + "place of its arguments or output; a hook that is to return nothing has a body in braces");

    private static string Described(object? value) => value is null ? "null" : $"{value} of type {value.GetType().Name}";

    private object? Inner()
    {
        foreach (var hook in Both(hooks => hooks.ForwardPre.Now))
        {
            if (hook(module, _args) is { } replaced) _args = Tuples.Items(Known(replaced)) ?? [replaced];
        }

        Func<torch.nn.Module, Tensor[], Tensor[], Tensor?[]?>[] full = [.. Both(hooks => hooks.FullBackward)];
        Func<torch.nn.Module, Tensor[], Tensor?[]?>[] pre = [.. Both(hooks => hooks.BackwardPre.Now)];
        var backward = full.Length + pre.Length > 0 ? new BackwardHook(module, full, pre) : null;
        if (backward is not null) _args = backward.SetupInputs(_args);
        _result = forward(_args);
        foreach (var hook in Both(hooks => hooks.Forward.Now))
        {
            _called.Add(hook);
            if (hook.Call(module, _args, _result) is { } replaced) _result = Known(replaced);
        }

        if (backward is not null)
        {
            if (_result is not Tensor && Tuples.Items(_result) is null)
            {
                torch.warnings.warn("For backward hooks to be called, module output should be a Tensor or a tuple of Tensors but received "
                    + $"<class '{PyRepr.TypeName(_result)}'>");
            }

            _result = backward.SetupOutput(_result);
        }

        foreach (var hook in Both(hooks => hooks.NodeBackward)) NodeBackwardHook.Register(module, hook, _args, _result);
        return _result;
    }

    private IEnumerable<T> Both<T>(Func<ModuleHooks, IEnumerable<T>> which) =>
        own is null ? which(ModuleHooks.Global) : which(ModuleHooks.Global).Concat(which(own));

    // A lambda such as (module, args, output) => calls++ is taken for one that replaces the output by a number.
    private object Known(object replaced) => replaced is not ValueType or ITuple || _args.Any(arg => arg?.GetType() == replaced.GetType())
        || _result?.GetType() == replaced.GetType()
        ? replaced
        : throw Refused(module, replaced);

    // What forward threw goes on to the caller, whatever a hook that always runs does.
    private void Rescue(ForwardHook hook, string whose)
    {
        if (!hook.Always || !_called.Add(hook)) return;
        try
        {
            if (hook.Call(module, _args, _result) is { } replaced) _result = replaced;
        }
        catch (Exception error)
        {
            torch.warnings.warn($"{whose} forward hook with ``always_call=True`` raised an exception that was silenced as another "
                + $"error was raised in forward: {error.Message}");
        }
    }
}
