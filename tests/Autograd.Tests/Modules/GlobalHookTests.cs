using Xunit;
using static Compat.torch.nn.modules.module;
using Same = Compat.Autograd.Tests.Modules.BackwardHookTests.Same;

namespace Compat.Autograd.Tests.Modules;

/// <summary>Hooks of all modules are the whole process's: nothing else runs beside these.</summary>
[Collection(nameof(GlobalHookTests))]
[CollectionDefinition(nameof(GlobalHookTests), DisableParallelization = true)]
public class GlobalHookTests
{
    [Fact]
    public void GlobalHooks_RunBeforeTheModulesOwn_AtEveryModule()
    {
        var inner = new Same();
        var model = torch.nn.Sequential(inner);
        var order = new List<string>();
        inner.register_forward_pre_hook((module, args) => order.Add("own pre"));
        inner.register_forward_hook((module, args, output) => order.Add("own"));
        inner.register_full_backward_pre_hook((module, outputs) => order.Add("own backward pre"));
        inner.register_full_backward_hook((module, inputs, outputs) => order.Add("own backward"));
        using var a = register_module_forward_pre_hook((module, args) => order.Add($"{module._get_name()} pre"));
        using var b = register_module_forward_hook((module, args, output) => order.Add(module._get_name()));
        using var c = register_module_full_backward_pre_hook((module, outputs) => order.Add($"{module._get_name()} backward pre"));
        using var d = register_module_full_backward_hook((module, inputs, outputs) => order.Add($"{module._get_name()} backward"));

        model.call(torch.ones(1, requires_grad: true)).sum().backward();

        Assert.Equal(
            ["Sequential pre", "Same pre", "own pre", "Same", "own", "Sequential", "Sequential backward pre", "Same backward pre",
                "own backward pre", "Same backward", "own backward", "Sequential backward"],
            order);
    }

    [Fact]
    public void RemovedGlobalHook_RunsNoMore()
    {
        var calls = 0;
        using (register_module_forward_hook((module, args, output) => { calls++; })) new Same().call(torch.ones(1));
        new Same().call(torch.ones(1));

        Assert.Equal(1, calls);
    }
}
