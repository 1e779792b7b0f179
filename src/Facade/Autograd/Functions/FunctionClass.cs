using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Compat;

/// <summary>A custom function as its author wrote it: the static methods of the class, and its flags.</summary>
/// <remarks>PyTorch 2.13 <c>torch/autograd/function.py</c>, and <c>THPFunction_apply</c> of <c>python_function.cpp</c>.</remarks>
internal sealed class FunctionClass
{
    /// <summary>What is looked for by name, and so is kept when a program is trimmed.</summary>
    public const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.NonPublicMethods
        | DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.NonPublicFields;

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly UserMethod? _forward;
    private readonly UserMethod? _setup;
    private readonly UserMethod? _backward;
    private readonly UserMethod? _vjp;
    private readonly bool _legacy;
    private readonly bool _boxed;

    public FunctionClass([DynamicallyAccessedMembers(Members)] Type type)
    {
        Name = type.Name.Split('`')[0];
        _forward = Find(type, "forward");
        _setup = Find(type, "setup_context");
        _backward = Find(type, "backward");
        _vjp = Find(type, "vjp");
        _legacy = _forward is null
            && type.GetMethod("forward", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        _boxed = Flag(type, "boxed_grads_call");
        ClearsOnAccess = Flag(type, "clear_saved_tensors_on_access");
    }

    /// <summary>Name of the class.</summary>
    public string Name { get; }

    /// <summary>True where the saved tensors can be read but once.</summary>
    public bool ClearsOnAccess { get; }

    /// <summary>Runs forward, without recording, and connects what it returns.</summary>
    /// <exception cref="NotImplementedError">There is no forward.</exception>
    /// <exception cref="TypeError">The arguments do not fit forward's parameters.</exception>
    public object? Apply(ReadOnlySpan<object?> given)
    {
        if (_forward is null) throw NoForward();
        object?[]? all = null;
        if (_setup is not null) given = all = _forward.WithDefaults(given);
        var inputs = TensorsOf(given);
        var records = Records(inputs);
        var ctx = new FunctionCtx(this, given, records ? inputs : []);
        object? result;
        using (torch.no_grad())
        {
            if (_setup is null)
            {
                result = _forward.Call(ctx, given);
            }
            else
            {
                result = _forward.Call(all);
                _setup.CallSetup(ctx, all!, result);
            }
        }

        return FunctionOutputs.Wrap(ctx, result, inputs, records, _setup is not null);
    }

    /// <summary>The gradients of the arguments from those of the outputs, as backward or vjp returned them.</summary>
    /// <exception cref="NotImplementedError">There is neither.</exception>
    /// <exception cref="RuntimeError">There are both.</exception>
    public object? Backward(FunctionCtx ctx, ReadOnlySpan<Tensor?> grads)
    {
        if (_backward is not null && _vjp is not null)
        {
            throw new RuntimeError("Implementing both 'backward' and 'vjp' for a custom Function is not allowed. You should only implement "
                + "one of them.");
        }

        var method = _backward ?? _vjp ?? throw new NotImplementedError("You must implement either the backward or vjp method for your "
            + "custom autograd.Function to use it with backward mode AD.");
        return !method.IsOnceDifferentiable ? Call(method, ctx, grads) : OnceDifferentiable(method, ctx, grads);
    }

    private object? Call(UserMethod method, FunctionCtx ctx, ReadOnlySpan<Tensor?> grads)
    {
        if (_boxed) return method.Call(ctx, [new List<Tensor?>(grads.ToArray())]);
        return grads.Length == 1 && grads[0] is { } only ? method.Call(ctx, only) : method.Call(ctx, [.. grads]);
    }

    /// <remarks>PyTorch 2.13 <c>once_differentiable</c>: the results get a node that throws when it runs.</remarks>
    private object? OnceDifferentiable(UserMethod method, FunctionCtx ctx, ReadOnlySpan<Tensor?> grads)
    {
        object? outputs;
        using (torch.no_grad()) outputs = Call(method, ctx, grads);
        return GradMode.Enabled && Graph.Needs(grads) ? Error.Delayed(outputs) : outputs;
    }

    // Inference mode does not stop a custom function from recording, as it does not in PyTorch.
    private static bool Records(Tensor?[] inputs)
    {
        if (Tracing.On) Tracing.Asked(inputs);
        return GradMode.GradEnabled && Array.Exists(inputs, input => input!.requires_grad);
    }

    private Exception NoForward() => _legacy
        ? new RuntimeError("Legacy autograd function with non-static forward method is deprecated. Please use new-style autograd function "
            + "with static forward method. (Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)")
        : new NotImplementedError("You must implement the forward function for custom autograd.Function.");

    private static Tensor?[] TensorsOf(ReadOnlySpan<object?> given)
    {
        var count = 0;
        foreach (var argument in given)
        {
            if (argument is Tensor) count++;
        }

        var tensors = new Tensor?[count];
        count = 0;
        foreach (var argument in given)
        {
            if (argument is Tensor tensor) tensors[count++] = tensor;
        }

        return tensors;
    }

    private UserMethod? Find([DynamicallyAccessedMembers(Members)] Type type, string name)
    {
        var method = type.GetMethod(name, Declared | BindingFlags.NonPublic);
        for (var @base = type.BaseType; method is null && @base is not null; @base = @base.BaseType)
        {
            method = @base.GetMethod(name, Declared);
        }

        return method is null ? null : new UserMethod(Name, method);
    }

    private static bool Flag([DynamicallyAccessedMembers(Members)] Type type, string name)
    {
        var field = type.GetField(name, Declared | BindingFlags.NonPublic);
        for (var @base = type.BaseType; field is null && @base is not null; @base = @base.BaseType) field = @base.GetField(name, Declared);
        return field?.GetValue(null) is true;
    }
}
