using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Compat;

/// <summary>A static method of a custom function; arguments are bound to its parameters as Python binds them.</summary>
/// <remarks>What it throws comes out as it is, with the stack of the throw.</remarks>
internal sealed class UserMethod
{
    private readonly string _name;
    private readonly ParameterInfo[] _parameters;
    private readonly MethodInvoker _invoker;
    private readonly Func<FunctionCtx, Tensor, Tensor>? _oneToOne;

    // Of params: what comes last, as many as are given.
    private readonly Type? _rest;

    public UserMethod(string function, MethodInfo method)
    {
        _name = $"{function}.{method.Name}()";
        _parameters = method.GetParameters();
        _invoker = MethodInvoker.Create(method);
        IsOnceDifferentiable = method.IsDefined(typeof(torch.autograd.function.once_differentiable), false);
        if (_parameters is [.., var last] && last.IsDefined(typeof(ParamArrayAttribute), false)) _rest = last.ParameterType;
        if (_parameters.Length == 2 && method.ReturnType == typeof(Tensor) && _parameters[1].ParameterType == typeof(Tensor)
            && _parameters[0].ParameterType == typeof(FunctionCtx))
        {
            _oneToOne = method.CreateDelegate<Func<FunctionCtx, Tensor, Tensor>>();
        }
    }

    public bool IsOnceDifferentiable { get; }

    private int Fixed => _rest is null ? _parameters.Length : _parameters.Length - 1;

    public object? Call(FunctionCtx ctx, Tensor only) =>
        _oneToOne is not null ? _oneToOne(ctx, only) : _invoker.Invoke(null, Bound(ctx, [only]).AsSpan());

    /// <exception cref="TypeError">There are too many arguments, or too few.</exception>
    public object? Call(FunctionCtx ctx, ReadOnlySpan<object?> given) => _oneToOne is not null && given is [Tensor only]
        ? _oneToOne(ctx, only)
        : _invoker.Invoke(null, Bound(ctx, given).AsSpan());

    /// <summary>Calls a forward that takes no ctx.</summary>
    public object? Call(ReadOnlySpan<object?> given) => _invoker.Invoke(null, Bound(null, given).AsSpan());

    /// <summary>Calls <c>setup_context(ctx, inputs, output)</c>: inputs may be a tuple, an array, or the only input.</summary>
    public void CallSetup(FunctionCtx ctx, object?[] inputs, object? output)
    {
        if (_parameters.Length != 3) throw Miscounted(3);
        var type = _parameters[1].ParameterType;
        var given = type.IsInstanceOfType(inputs) ? inputs
            : type == typeof(Tensor[]) ? Array.ConvertAll(inputs, input => (Tensor?)input)
            : type.IsValueType && type.IsAssignableTo(typeof(ITuple)) ? Tuples.Made(type, inputs)
            : inputs.Length == 1 ? Converted(inputs[0], type)
            : inputs;
        _invoker.Invoke(null, ctx, given, Converted(output, _parameters[2].ParameterType));
    }

    /// <summary>The arguments and the defaults of those that are missing.</summary>
    /// <remarks>Python's <c>inspect.signature(forward).bind(…)</c> and <c>apply_defaults</c>.</remarks>
    public object?[] WithDefaults(ReadOnlySpan<object?> given)
    {
        if (_rest is null && given.Length > _parameters.Length) throw new TypeError("too many positional arguments");
        var all = new object?[Math.Max(given.Length, Fixed)];
        for (var i = 0; i < all.Length; i++)
        {
            if (i < given.Length)
            {
                all[i] = i < Fixed ? Converted(given[i], _parameters[i].ParameterType) : given[i];
                continue;
            }

            if (!_parameters[i].HasDefaultValue) throw new TypeError($"missing a required argument: '{_parameters[i].Name}'");
            all[i] = _parameters[i].DefaultValue;
        }

        return all;
    }

    private object?[] Bound(FunctionCtx? ctx, ReadOnlySpan<object?> given)
    {
        var first = ctx is null ? 0 : 1;
        if (_rest is null && given.Length + first > _parameters.Length) throw Miscounted(given.Length + first);
        var arguments = new object?[_parameters.Length];
        if (first == 1 && arguments.Length > 0) arguments[0] = ctx;
        for (var i = first; i < Fixed; i++)
        {
            arguments[i] = i - first < given.Length ? Converted(given[i - first], _parameters[i].ParameterType)
                : _parameters[i].HasDefaultValue ? _parameters[i].DefaultValue
                : throw Missing(given.Length + first);
        }

        if (_rest is not null) arguments[^1] = Rest(given[Math.Min(given.Length, Fixed - first)..]);
        return arguments;
    }

    private object Rest(ReadOnlySpan<object?> given)
    {
        if (_rest == typeof(Tensor[])) return Array.ConvertAll(given.ToArray(), item => (Tensor?)item);
        return _rest == typeof(object[]) ? given.ToArray()
            : throw new TypeError($"{_name}: params can be of type Tensor[] or object[], not {_rest!.Name}");
    }

    private static object? Converted(object? value, Type type)
    {
        if (value is null || type.IsInstanceOfType(value)) return value;
        if (type == typeof(Scalar))
        {
            return value switch { bool b => (Scalar)b, int i => i, long l => l, double d => d, float f => f, _ => value };
        }

        if (type == typeof(Size) && Tuples.Items(value) is { } items)
        {
            return new Size([.. items.Select(item => Convert.ToInt64(item, CultureInfo.InvariantCulture))]);
        }

        return value is IConvertible
            ? Convert.ChangeType(value, Nullable.GetUnderlyingType(type) ?? type, CultureInfo.InvariantCulture)
            : value;
    }

    private TypeError Miscounted(int given)
    {
        var required = _parameters.Count(parameter => !parameter.HasDefaultValue);
        var takes = required == _parameters.Length ? $"{required}" : $"from {required} to {_parameters.Length}";
        return new TypeError($"{_name} takes {takes} positional argument{(_parameters.Length == 1 ? "" : "s")} but {given} "
            + $"{(given == 1 ? "was" : "were")} given");
    }

    private TypeError Missing(int given)
    {
        string[] names = [.. _parameters[..Fixed].Skip(given).Where(parameter => !parameter.HasDefaultValue).Select(p => $"'{p.Name}'")];
        var listed = names.Length > 2 ? $"{string.Join(", ", names[..^1])}, and {names[^1]}" : string.Join(" and ", names);
        return new TypeError($"{_name} missing {names.Length} required positional argument{(names.Length == 1 ? "" : "s")}: {listed}");
    }
}
