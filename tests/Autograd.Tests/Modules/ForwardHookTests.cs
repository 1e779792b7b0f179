using Xunit;
using static Compat.Autograd.Tests.Assertions;
using Same = Compat.Autograd.Tests.Modules.BackwardHookTests.Same;

namespace Compat.Autograd.Tests.Modules;

public class ForwardHookTests
{
    [Fact]
    public void Hooks_RunInOrder_AndThoseToBePrependedFirst()
    {
        var model = new Same();
        var order = new List<string>();
        model.register_forward_pre_hook((module, args) => order.Add("pre 1"));
        model.register_forward_pre_hook((module, args) => order.Add("pre 2"));
        model.register_forward_pre_hook((module, args) => order.Add("pre 0"), prepend: true);
        model.register_forward_hook((module, args, output) => order.Add("1"));
        model.register_forward_hook((module, args, output) => order.Add("0"), prepend: true);

        model.call(torch.ones(1));

        Assert.Equal(["pre 0", "pre 1", "pre 2", "0", "1"], order);
    }

    [Fact]
    public void WhatHooksReturn_ReplacesArgumentsAndOutput()
    {
        var model = torch.nn.Identity();
        model.register_forward_pre_hook((module, args) => args[0] + 1);
        model.register_forward_hook((module, args, output) => (args[0] * 100) + output);

        Prints("tensor([202.])", model.call(torch.ones(1)));
    }

    [Fact]
    public void HooksOnTheBaseClass_SeeUntypedValues()
    {
        var model = torch.nn.Sequential(torch.nn.Identity(), torch.nn.ReLU());
        var seen = new List<string>();
        foreach (var (name, module) in model.named_modules())
        {
            module.register_forward_hook((_, args, output) => seen.Add($"{name}: {args[0]} -> {output}"));
        }

        model.call(torch.tensor([-1.0]));

        Assert.Equal(
            ["0: tensor([-1.]) -> tensor([-1.])", "1: tensor([-1.]) -> tensor([0.])", ": tensor([-1.]) -> tensor([0.])"], seen);
    }

    [Fact]
    public void UntypedHook_ThatReturnsWhatIsNoTensor_IsRefused()
    {
        var model = torch.nn.ReLU();
        torch.nn.Module untyped = model;
        var log = new System.Text.StringBuilder();
        const string refused = "a forward hook of ReLU returned hook of type StringBuilder, which cannot take the place of its arguments "
            + "or output; a hook that is to return nothing has a body in braces";

        using (untyped.register_forward_hook((module, args, output) => log.Append("hook")))
        {
            Throws<TypeError>(refused, () => model.call(torch.ones(1)));
        }

        log.Clear();
        using (untyped.register_forward_pre_hook((module, args) => log.Append("hook")))
        {
            Throws<TypeError>(refused, () => model.call(torch.ones(1)));
        }
    }

    [Fact]
    public void OneFunction_RegisteredTwiceToRunAlways_RunsTwiceWhenForwardThrows()
    {
        var model = torch.nn.ReLU();
        var calls = 0;
        model.register_forward_pre_hook((module, args) => throw new ValueError("no"));
        void Count(torch.nn.Module module, Args<Tensor> args, Tensor output) => calls++;
        object? Untyped(torch.nn.Module module, object?[] args, object? output)
        {
            calls += 10;
            return null;
        }

        model.register_forward_hook(Count, always_call: true);
        model.register_forward_hook(Untyped, always_call: true);
        model.register_forward_hook(Untyped, always_call: true);

        Throws<ValueError>("no", () => model.call(torch.ones(1)));

        Assert.Equal(21, calls);
    }

    [Fact]
    public void Handle_RemovesItsHookOnly_AlsoAtTheEndOfUsing()
    {
        var model = new Same();
        var calls = new List<string>();
        var first = model.register_forward_hook((module, args, output) => calls.Add("first"));
        using (model.register_forward_hook((module, args, output) => calls.Add("second"))) model.call(torch.ones(1));
        model.call(torch.ones(1));
        first.remove();
        first.remove();
        model.call(torch.ones(1));

        Assert.Equal(["first", "second", "first"], calls);
    }

    [Fact]
    public void HookThatRemovesItself_RunsOnce()
    {
        var model = new Same();
        var calls = 0;
        RemovableHandle? handle = null;
        handle = model.register_forward_pre_hook((module, args) =>
        {
            calls++;
            handle!.remove();
        });

        model.call(torch.ones(1));
        model.call(torch.ones(1));

        Assert.Equal(1, calls);
    }

    [Fact]
    public void AlwaysCalledHook_RunsAfterForwardThrew_AndWhatForwardThrewGoesOn()
    {
        var model = new Throwing();
        var seen = new List<object?>();
        model.register_forward_hook((module, args, output) => seen.Add(output), always_call: true);
        model.register_forward_hook((module, args, output) => Assert.Fail("not called"));
        model.register_forward_hook((module, args, output) => throw new ValueError("hook"), always_call: true);
        using var warnings = torch.warnings.catch_warnings();

        Throws<RuntimeError>("failing in forward", () => model.call(torch.ones(1)));

        Assert.Equal([null], seen);
        Assert.Equal(
            ["module forward hook with ``always_call=True`` raised an exception that was silenced as another error was raised in forward: "
                + "hook"],
            warnings);
    }

    [Fact]
    public void ModuleOfSeveralInputs_HandsAllToItsHooks()
    {
        var model = new Sum();
        model.register_forward_pre_hook((module, args) => (args[1], args[0]));
        var seen = new List<string>();
        model.register_forward_hook((module, args, output) => seen.Add($"{args[0]} {args[1]} {output}"));

        model.call(torch.ones(1), torch.zeros(1));

        Assert.Equal(["tensor([0.]) tensor([1.]) tensor([2.])"], seen);
    }

    [Fact]
    public void LambdaThatCounts_ReplacesNothing()
    {
        var (model, calls) = (torch.nn.Identity(), 0);
        model.register_forward_pre_hook((module, args) => calls++);
        model.register_forward_hook((module, args, output) => calls++);

        Prints("tensor([1.])", model.call(torch.ones(1)));

        Assert.Equal(2, calls);
        model.register_forward_hook(Twice);
        Prints("tensor([2.])", model.call(torch.ones(1)));
        ((torch.nn.Module)model).register_forward_hook((module, args, output) => calls++);
        Throws<TypeError>(
            "a forward hook of Identity returned 6 of type Int32, which cannot take the place of its arguments or output; a hook that is "
                + "to return nothing has a body in braces",
            () => model.call(torch.ones(1)));

        static Tensor Twice(torch.nn.Module module, Args<Tensor> args, Tensor output) => output * 2;
    }

    private sealed class Throwing : torch.nn.Module<Tensor, Tensor>
    {
        public override Tensor forward(Tensor input) => throw new RuntimeError("failing in forward");
    }

    private sealed class Sum : torch.nn.Module<Tensor, Tensor, Tensor>
    {
        public override Tensor forward(Tensor input1, Tensor input2) => input1 + (input2 * 2);
    }
}
