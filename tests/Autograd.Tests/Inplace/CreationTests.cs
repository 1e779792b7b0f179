using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>How a view came to be, and what may be written to it.</summary>
[PyTorchClass("TestAutograd")]
public class CreationTests
{
    private const string NoGrad = "A view was created in no_grad mode";
    private const string Several = "function that returns multiple views";
    private const string Custom = "view was created inside a custom Function";

    [Theory]
    [InlineData(true, false, null, null, null)]
    [InlineData(
        true, true, null, "Output 0 of Unbind is a view and is being modified inplace.",
        "Output 1 of Unbind is a view and is being modified inplace.")]
    [InlineData(false, true, Inplace, Inplace, Inplace)]
    [InlineData(false, false, null, null, null)]
    public void test_autograd_views_codegen(bool grad_mode, bool requires_grad, string? viewed, string? first, string? second)
    {
        var input = torch.rand(2, requires_grad: requires_grad).clone();
        Tensor view;
        using (torch.set_grad_enabled(grad_mode)) view = input.view_as(input);
        Assert.True(view._is_view());
        Expect(viewed, () => view.add_(1));

        input = torch.rand(2, requires_grad: requires_grad).clone();
        Tensor[] parts;
        using (torch.set_grad_enabled(grad_mode)) parts = input.unbind();
        Assert.True(parts[0]._is_view());
        Assert.True(parts[1]._is_view());
        Expect(first, () => parts[0].add_(1));
        Expect(second, () => parts[1].add_(1));
    }

    private const string Inplace = "A view was created in no_grad mode and is being modified inplace";

    [Fact]
    public void test_inplace_not_requires_grad()
    {
        var b = torch.rand(1, requires_grad: true);
        var view = ViewOf.apply(torch.rand(1, 2));
        ThrowsWith<RuntimeError>("This view was created inside a custom Function", () => view.add_(b));

        var other = ViewOf.apply(torch.rand(1, 2));
        ThrowsWith<RuntimeError>("This view was created inside a custom Function", () => other.copy_(b));

        var part = torch.rand(1, 2).unbind()[0];
        ThrowsWith<RuntimeError>("This view is the output of a function that returns multiple views.", () => part.copy_(b));

        var written = torch.rand(1, 2).select(1, 0).copy_(b);
        Assert.True(written._base!.requires_grad);
    }

    [Theory]
    [InlineData("as_strided_")]
    [InlineData("transpose_")]
    [InlineData("t_")]
    [InlineData("squeeze_")]
    [InlineData("unsqueeze_")]
    [InlineData("swapdims_")]
    [InlineData("swapaxes_")]
    public void test_autograd_inplace_views_creation_meta(string name)
    {
        bool[] both = [true, false];
        foreach (var kind in new[] { "normal", "multi_view", "custom" })
        {
            foreach (var whenViewed in both)
            {
                foreach (var whenReshaped in both)
                {
                    foreach (var requiresGrad in both) Reshape(name, kind, whenViewed, whenReshaped, requiresGrad);
                }
            }
        }
    }

    private static void Reshape(string name, string kind, bool whenViewed, bool whenReshaped, bool requiresGrad)
    {
        var refusal = !requiresGrad ? null : !whenViewed ? NoGrad : kind == "multi_view" ? Several : kind == "custom" ? Custom : null;
        var @base = torch.rand(2, 3, requires_grad: requiresGrad).clone();
        Tensor input;
        using (torch.set_grad_enabled(whenViewed))
        {
            input = kind == "multi_view" ? @base.unbind()[0] : kind == "custom" ? ViewOf.apply(@base) : @base.view_as(@base);
        }

        using (torch.set_grad_enabled(whenReshaped))
        {
            if (refusal is not null && whenReshaped)
            {
                Expect(refusal, () => Reshaped(name, input));
                return;
            }

            Reshaped(name, input);
        }

        Expect(refusal, () => input.add_(1));
    }

    private static Tensor Reshaped(string name, Tensor v) => name switch
    {
        "as_strided_" => v.as_strided_((1, 0), (2, 2)),
        "transpose_" => v.transpose_(0, 0),
        "t_" => v.t_(),
        "squeeze_" => v.squeeze_(0),
        "unsqueeze_" => v.unsqueeze_(0),
        "swapdims_" => v.swapdims_(0, 0),
        _ => v.swapaxes_(0, 0),
    };

    [Fact]
    public void test_autograd_inplace_view_of_view()
    {
        foreach (var inference in new[] { false, true })
        {
            var x = torch.zeros(2);
            Tensor y;
            using (inference ? torch.inference_mode() : torch.no_grad()) y = x.view(2);
            y.requires_grad_(true);
            var z = y.view(2);

            var (made, mode) = inference ? ("inference mode", "normal mode") : ("no_grad mode", "grad mode enabled");
            Throws<RuntimeError>(
                $"Output 0 of View is a view of a view which was created in {made} and is being modified inplace "
                + $"{(inference ? "in" : "with")} {mode}. Given that this use case is ambiguous and error-prone, it is forbidden. "
                + "You can clarify your code by moving both "
                + $"the view and the inplace either both inside the {(inference ? "inference_mode" : "no_grad")} block (if you don't want "
                + "the inplace to be tracked) or both outside (if you want the inplace to be tracked).",
                () => z.div_(2));
        }
    }

    private static void Expect(string? part, Func<Tensor> body)
    {
        if (part is null) body();
        else ThrowsWith<RuntimeError>(part, () => body());
    }

    /// <summary>Returns a view of its input.</summary>
    public sealed class ViewOf : torch.autograd.Function<ViewOf>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x) => x.view_as(x);

        public static Tensor backward(FunctionCtx ctx, Tensor grad) => grad;
    }
}
