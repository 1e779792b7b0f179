// Custom functions that can be differentiated twice: what may be saved, and what the graph of a second backward looks like.
using System.Text.RegularExpressions;
using static Compat.torch.autograd.function;
using static Compat.torchviz;

static void derivatives(string name, Func<Tensor, Tensor> function, Tensor x)
{
    var y = function(x);
    var first = torch.autograd.grad(y.sum(), x, create_graph: true)[0];
    print(name);
    print("  value ", y);
    print("  first ", first);
    try
    {
        print("  second", torch.autograd.grad(first.sum(), x)[0]);
    }
    catch (RuntimeError error)
    {
        print("  second", error.Message);
    }
}

static void show(Digraph dot)
{
    var names = new Dictionary<string, string>();
    print(Regex.Replace(
        dot.source, @"\b1\d{14}\b", m => names.TryGetValue(m.Value, out var n) ? n : names[m.Value] = $"n{names.Count}"));
}

var x = torch.tensor([0.5, 1.0, 2.0], dtype: torch.@double, requires_grad: true);
derivatives("Square", Square.apply, x);
derivatives("Exp", Exp.apply, x);
derivatives("Tanh", v => Tanh.apply(v).Item1, x);
derivatives("HiddenTanh", HiddenTanh.apply, x);
derivatives("Cube", Cube.apply, x);
derivatives("Cube of factor 2", v => Cube.apply(v, 2.0), x);

var y = Cube.apply(x);
var ctx = (FunctionCtx)y.grad_fn!;
print(ctx.name(), ctx["factor"], ctx.needs_input_grad[0], ctx.needs_input_grad[1], ReferenceEquals(ctx.saved_tensors[0], x));
var first = torch.autograd.grad(y.sum(), x, create_graph: true)[0];
print(first.grad_fn!.name(), first.grad_fn["note"]);
first.sum().backward();
print(x.grad);
try
{
    first.sum().backward();
}
catch (RuntimeError error)
{
    print(error.Message[..58]);
}

foreach (var f in new Func<Tensor, Tensor>[] { OnceSquare.apply, Square.apply })
{
    var g = torch.ones(3, dtype: torch.@double, requires_grad: true);
    first = torch.autograd.grad(f(x), x, g, create_graph: true)[0];
    try
    {
        first.sum().backward();
        print(first.grad_fn!.name(), g.grad);
    }
    catch (RuntimeError error)
    {
        print(error.Message);
    }
}

x = torch.tensor(2.0, requires_grad: true);
y = Square.apply(x);
first = torch.autograd.grad(y, x, create_graph: true)[0];
show(make_dot((first, x, y), @params: [("grad_x", first), ("x", x), ("out", y)]));
x = torch.tensor(1.0, requires_grad: true);
y = Exp.apply(x);
first = torch.autograd.grad(y, x, create_graph: true)[0];
show(make_dot((first, x, y), @params: [("grad_x", first), ("x", x), ("out", y)]));

/// <summary>Saves its input.</summary>
internal sealed class Square : torch.autograd.Function<Square>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x)
    {
        ctx.save_for_backward(x);
        return x.pow(2);
    }

    public static Tensor backward(FunctionCtx ctx, Tensor grad_out)
    {
        Tensor x = ctx.saved_tensors;
        return grad_out * 2 * x;
    }
}

/// <summary>Saves its output: what backward gets is connected to the function itself.</summary>
internal sealed class Exp : torch.autograd.Function<Exp>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x)
    {
        var result = torch.exp(x);
        ctx.save_for_backward(result);
        return result;
    }

    public static Tensor backward(FunctionCtx ctx, Tensor grad_out)
    {
        Tensor result = ctx.saved_tensors;
        return result * grad_out;
    }
}

/// <summary>Saves intermediate values that are no outputs: there is no second derivative.</summary>
internal sealed class HiddenTanh : torch.autograd.Function<HiddenTanh>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x)
    {
        var (up, down) = (torch.exp(x), torch.exp(-x));
        ctx.save_for_backward(up, down);
        return (up - down) / (up + down);
    }

    public static Tensor backward(FunctionCtx ctx, Tensor grad_out)
    {
        var (up, down) = ctx.saved_tensors;
        return grad_out * 4 / (up + down).pow(2);
    }
}

/// <summary>Returns the intermediate values as outputs, with gradients of their own.</summary>
internal sealed class Tanh : torch.autograd.Function<Tanh, (Tensor, Tensor, Tensor)>
{
    public static (Tensor, Tensor, Tensor) forward(FunctionCtx ctx, Tensor x)
    {
        var (up, down) = (torch.exp(x), torch.exp(-x));
        ctx.save_for_backward(up, down);
        return ((up - down) / (up + down), up, down);
    }

    public static Tensor backward(FunctionCtx ctx, Tensor grad_out, Tensor grad_up, Tensor grad_down)
    {
        var (up, down) = ctx.saved_tensors;
        return grad_out * 4 / (up + down).pow(2) + grad_up * up - grad_down * down;
    }
}

/// <summary>The backward of a function, which is a custom function again.</summary>
internal sealed class CubeBackward : torch.autograd.Function<CubeBackward>
{
    public static Tensor forward(Tensor grad_out, Tensor x) => grad_out * 3 * x.pow(2);

    public static void setup_context(FunctionCtx ctx, (Tensor grad_out, Tensor x) inputs, Tensor output)
    {
        ctx.save_for_backward(inputs.grad_out, inputs.x);
        ctx["note"] = "second";
    }

    public static (Tensor, Tensor) backward(FunctionCtx ctx, Tensor sav_grad_out)
    {
        var (grad_out, x) = ctx.saved_tensors;
        return (sav_grad_out * 3 * x.pow(2), sav_grad_out * grad_out * 6 * x);
    }
}

/// <summary>Forward and setup_context apart, with a default argument.</summary>
internal sealed class Cube : torch.autograd.Function<Cube>
{
    public static Tensor forward(Tensor x, double factor = 1.0) => x.pow(3) * factor;

    public static void setup_context(FunctionCtx ctx, (Tensor, double) inputs, Tensor output)
    {
        var (x, factor) = inputs;
        ctx.save_for_backward(x);
        ctx["factor"] = factor;
    }

    public static (Tensor, object?) backward(FunctionCtx ctx, Tensor grad_out)
    {
        Tensor x = ctx.saved_tensors;
        return (CubeBackward.apply(grad_out * (double)ctx["factor"]!, x), null);
    }
}

/// <summary>A backward that says it cannot be differentiated.</summary>
internal sealed class OnceSquare : torch.autograd.Function<OnceSquare>
{
    public static Tensor forward(FunctionCtx ctx, Tensor x) => Square.forward(ctx, x);

    [once_differentiable]
    public static Tensor backward(FunctionCtx ctx, Tensor grad_out) => Square.backward(ctx, grad_out);
}
