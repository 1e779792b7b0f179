using Xunit;
using static Compat.Autograd.Tests.Assertions;

namespace Compat.Autograd.Tests.Modules;

public class BackwardHookTests
{
    private const string View = "Output 0 of BackwardHookFunction is a view and is being modified inplace. This view was created inside a "
        + "custom Function (or because an input was returned as-is) and the autograd logic to handle view+inplace would override the "
        + "custom backward associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix "
        + "this by cloning the output of the custom Function.";

    [Fact]
    public void FullBackwardHook_SeesTheGradientsOfInputsAndOutputs()
    {
        var model = new Two();
        var seen = new List<string>();
        model.register_full_backward_hook((module, inputs, outputs) => seen.Add($"{Text(inputs)} {Text(outputs)}"));
        model.register_full_backward_pre_hook((module, outputs) => seen.Add($"pre {Text(outputs)}"));
        var (x, y) = (torch.ones(2, requires_grad: true), torch.ones(2));

        var (a, b, number) = model.call(x, y);
        a.sum().backward();

        Prints("tensor([2., 2.], grad_fn=<BackwardHookFunctionBackward>)", a);
        Prints("tensor([3., 3.])", b);
        Assert.Equal(5, number);
        Assert.Equal(
            ["pre tensor([1., 1.]) None None", "tensor([2., 2.]) tensor([0., 0.]) tensor([1., 1.]) None None"], seen);
        Prints("tensor([2., 2.])", x.grad);
    }

    [Fact]
    public void FullBackwardHook_OfAnUnusedOutput_SeesZerosAndNone()
    {
        var model = new Two();
        var seen = new List<string>();
        model.register_full_backward_hook((module, inputs, outputs) => seen.Add($"{Text(inputs)} {Text(outputs)}"));
        var (x, y) = (torch.ones(2, requires_grad: true), torch.ones(2, requires_grad: true));

        model.call(x, y).b.sum().backward();

        Assert.Equal(["tensor([0., 0.]) tensor([3., 3.]) None tensor([1., 1.]) None"], seen);
        Prints("tensor([0., 0.])", x.grad);
        Prints("tensor([3., 3.])", y.grad);
    }

    [Fact]
    public void HooksThatReturnGradients_ReplaceThem()
    {
        var model = new Same();
        model.register_full_backward_hook((module, inputs, outputs) => [inputs[0] * 10]);
        model.register_full_backward_pre_hook((module, outputs) => [outputs[0] * 3]);
        var x = torch.ones(2, requires_grad: true);

        model.call(x).sum().backward();

        Prints("tensor([30., 30.])", x.grad);
    }

    [Fact]
    public void HooksThatReturnAnotherNumberOfGradients_AreRefused()
    {
        var (model, pre) = (new Same(), new Same());
        model.register_full_backward_hook((module, inputs, outputs) => [inputs[0], inputs[0]]);
        pre.register_full_backward_pre_hook((module, outputs) => [outputs[0], outputs[0]]);
        var x = torch.ones(2, requires_grad: true);

        Throws<RuntimeError>(
            "Backward hook returned an invalid number of grad_input, got 2, but expected 1", () => model.call(x).sum().backward());
        Throws<RuntimeError>(
            "Backward pre hook returned an invalid number of grad_output, got 2, but expected 1", () => pre.call(x).sum().backward());
    }

    [Fact]
    public void WritingInPlace_ToInputOrOutputOfAModuleWithBackwardHook_IsRefused()
    {
        var (inside, outside) = (new AddsInPlace(), new Same());
        inside.register_full_backward_hook((module, inputs, outputs) => { });
        outside.register_full_backward_hook((module, inputs, outputs) => { });
        var x = torch.ones(2, requires_grad: true);

        Throws<RuntimeError>(View, () => inside.call(x * 2));
        Throws<RuntimeError>(View, () => outside.call(x * 2).add_(1));
    }

    [Fact]
    public void WithoutInputsThatRequireGrad_TheHookFiresAtTheOutputs_AndWarns()
    {
        var model = torch.nn.Linear(2, 1);
        var seen = new List<string>();
        model.register_full_backward_hook((module, inputs, outputs) => seen.Add($"{Text(inputs)} / {Text(outputs)}"));
        using var warnings = torch.warnings.catch_warnings();

        model.call(torch.ones(1, 2)).sum().backward();

        Assert.Equal(["None / tensor([[1.]])"], seen);
        Assert.StartsWith("Full backward hook is firing when gradients are computed with respect to module outputs since no inputs require "
            + "gradients. See https://docs.pytorch.org/", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutInputsThatRequireGrad_AHookMustNotReturnGradients()
    {
        var model = torch.nn.Linear(2, 1);
        model.register_full_backward_hook((module, inputs, outputs) => [torch.ones(1, 2)]);
        using var warnings = torch.warnings.catch_warnings();

        Throws<RuntimeError>(
            "Backward hook for Modules where no input requires gradient should always return None or None for all gradients.",
            () => model.call(torch.ones(1, 2)).sum().backward());
    }

    [Fact]
    public void UnderNoGrad_NothingIsWrapped()
    {
        var model = new Same();
        model.register_full_backward_hook((module, inputs, outputs) => Assert.Fail("no gradient here"));
        using var mode = torch.no_grad();

        Prints("tensor([1., 1.])", model.call(torch.ones(2, requires_grad: true)));
    }

    [Fact]
    public void DoubleBackward_CallsTheHookAgain()
    {
        var model = new Same();
        var calls = new List<string>();
        model.register_full_backward_hook((module, inputs, outputs) => calls.Add(Text(inputs)));
        var x = torch.ones(2, requires_grad: true);

        var grad = torch.autograd.grad(model.call(x).pow(2).sum(), x, create_graph: true)[0];
        grad.sum().backward();

        Assert.Equal(["tensor([2., 2.], grad_fn=<MulBackward0>)", "tensor([2., 2.])"], calls);
        Prints("tensor([2., 2.])", x.grad);
    }

    [Fact]
    public void RegularHook_SeesTheLastNodesGradients_AndWarnsWhereTheyAreNotTheModules()
    {
        var model = torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU());
        var seen = new List<string>();
        model.register_backward_hook((module, inputs, outputs) => seen.Add($"{module._get_name()} {Text(inputs)} {Text(outputs)}"));
        torch.nn.init.constant_(((torch.nn.Linear)model[0]).weight, -1);
        torch.nn.init.constant_(((torch.nn.Linear)model[0]).bias!, 0);
        using var warnings = torch.warnings.catch_warnings();

        model.call(torch.ones(1, 2)).sum().backward();

        Assert.Equal(["Sequential tensor([[0., 0.]]) tensor([[1., 1.]])"], seen);
        Assert.Equal(
            ["Using a non-full backward hook when the forward contains multiple autograd Nodes is deprecated and will be removed in future "
                + "versions. This hook will be missing some grad_input. Please use register_full_backward_hook to get the documented "
                + "behavior."],
            warnings);
    }

    [Fact]
    public void RegularAndFullHooks_DoNotMix()
    {
        var model = new Same();
        model.register_backward_hook((module, inputs, outputs) => { });

        Throws<RuntimeError>(
            "Cannot use both regular backward hooks and full backward hooks on a single Module. Please use only one of them.",
            () => model.register_full_backward_hook((module, inputs, outputs) => { }));
    }

    internal static string Text(IEnumerable<object?> values) => string.Join(" ", values.Select(value => Compat.Text.PyRepr.Str(value)));

    internal sealed class Same : torch.nn.Module<Tensor, Tensor>
    {
        public override Tensor forward(Tensor input) => input * 1;
    }

    private sealed class AddsInPlace : torch.nn.Module<Tensor, Tensor>
    {
        public override Tensor forward(Tensor input) => input.add_(1);
    }

    private sealed class Two : torch.nn.Module<Tensor, Tensor, (Tensor a, Tensor b, int number)>
    {
        public override (Tensor a, Tensor b, int number) forward(Tensor input1, Tensor input2) => (input1 * 2, input2 * 3, 5);
    }
}
