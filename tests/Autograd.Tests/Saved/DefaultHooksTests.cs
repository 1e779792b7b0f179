using Compat.Autograd.Tests.Coverage;
using Xunit;
using static Compat.Autograd.Tests.Assertions;
using graph = Compat.torch.autograd.graph;

namespace Compat.Autograd.Tests.Saved;

/// <summary>Hooks that a scope gives to all that is saved inside.</summary>
[PyTorchClass("TestAutograd")]
public class DefaultHooksTests
{
    [Fact]
    public void test_saved_variable_packing_unpacking_saved_original_with_default_hooks()
    {
        using (graph.saved_tensors_hooks(x => Warned(x), x => x))
        {
            var ones = torch.ones(5, requires_grad: true);
            using var caught = torch.warnings.catch_warnings();
            _ = ones * ones;
            Assert.Equal(["pack", "pack"], caught.Select(warning => warning.ToString()));
        }

        SquareSavesAndGives(x => x, x => x, saved: 1, gradient: 2);
        SquareSavesAndGives(x => 2 * x, x => x / 2, saved: 1, gradient: 2);
        SquareSavesAndGives(x => 2 * x, x => x, saved: 2, gradient: 4);

        // After the scopes nothing is hooked.
        Square(saved: 1, gradient: 2);

        static Tensor Warned(Tensor x)
        {
            torch.warnings.warn("pack");
            return x;
        }
    }

    [Fact]
    public void test_saved_variable_packing_unpacking_did_not_save_original_with_default_hooks()
    {
        using var hooks = graph.saved_tensors_hooks(x => x, x => x);
        var a = torch.randn(5, requires_grad: true);
        var y = torch.exp(a);

        Same(y, y.grad_fn!._saved_result);
        y.sum().backward();
        Same(y, a.grad);
    }

    [Fact]
    public void test_setting_default_saved_variable_hooks_twice_should_not_fail()
    {
        using var outer = graph.saved_tensors_hooks(x => x, x => x);
        using var inner = graph.saved_tensors_hooks(x => x, x => x);
        Assert.True(torch._C._autograd._saved_tensors_hooks_is_enabled());
    }

    [Fact]
    public void test_setting_default_saved_variable_hooks_twice_should_use_inner()
    {
        Tensor a, b, y, z;
        using (graph.saved_tensors_hooks(x => 3 * x, x => 3 * x))
        {
            b = torch.randn(5, requires_grad: true);
            using (graph.saved_tensors_hooks(x => 5 * x, x => 5 * x))
            {
                a = torch.randn(5, requires_grad: true);
                y = a * a;
            }

            z = b * b;
        }

        y.sum().backward();
        z.sum().backward();

        Same(2 * 5 * 5 * a, a.grad);
        Same(2 * 3 * 3 * b, b.grad);
    }

    [Fact]
    public void test_saved_tensor_hooks_custom_error_propagaation()
    {
        var a = torch.tensor(1.0, requires_grad: true);
        using (graph.saved_tensors_hooks(Tensor (Tensor _) => throw new CustomError("pack"), x => x))
        {
            Throws<CustomError>("pack", () => torch.sin(a));
        }

        using (graph.saved_tensors_hooks(x => x, _ => throw new CustomError("unpack")))
        {
            var sine = torch.sin(a);
            Throws<CustomError>("unpack", () => sine.backward());
        }
    }

    [Fact]
    public void test_saved_tensor_hooks_custom_function_intermediates()
    {
        var a = torch.tensor(1.0, requires_grad: true);
        Tensor result;
        using (graph.saved_tensors_hooks(x => x, x => x)) result = OwnExp.apply(a);

        result.backward();

        Same(torch.exp(torch.tensor(1.0)), a.grad);
    }

    [Fact]
    public void test_unpack_hooks_exec_count()
    {
        var (packed, unpacked) = (0, 0);
        var x = torch.ones(4, requires_grad: true);
        var y = torch.ones(4, requires_grad: false);
        using var hooks = graph.saved_tensors_hooks(Pack, Unpack);

        var product = x * y;
        Assert.Equal((1, 0), (packed, unpacked));
        product.sum().backward();
        Assert.Equal((1, 1), (packed, unpacked));

        Tensor Pack(Tensor tensor)
        {
            packed++;
            return tensor;
        }

        Tensor Unpack(Tensor tensor)
        {
            unpacked++;
            return tensor;
        }
    }

    [Fact]
    public void test_save_tensor_hook_version_counter_not_shared()
    {
        var a = torch.tensor(1.0, requires_grad: true);
        var replacement = a.clone();
        Tensor b;
        using (graph.saved_tensors_hooks(_ => replacement, x => x)) b = WritesWhatItSaved.apply(a);

        b.backward();

        Assert.Equal(0, a._version);
        Prints("tensor(1., requires_grad=True)", a);
        Same(torch.tensor(1.0), a.grad);
    }

    [Fact]
    public void test_pack_hook_with_inplace_modification_should_fail()
    {
        const string refused = "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook cannot be "
            + "modified by in-place operations as this can lead to unexpected side-effects. Please open an issue if you need to perform "
            + "in-place operations on the input to a pack hook.";
        var a = torch.randn(5, requires_grad: true);
        using (graph.saved_tensors_hooks(Increment, x => x))
        {
            Throws<RuntimeError>(refused, () => torch.exp(a));
        }

        var y = torch.exp(a);
        Throws<RuntimeError>(refused, () => y.grad_fn!._raw_saved_result.register_hooks(Increment, x => x));

        static Tensor Increment(Tensor x)
        {
            x += 1;
            return x;
        }
    }

    [Fact]
    public void test_saving_variable_to_disk()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using var hooks = graph.saved_tensors_hooks(Write, Read);
            var a = torch.ones(5, requires_grad: true);
            var y = a * a;

            Assert.Equal(2, folder.GetFiles().Length);
            Same(a, y.grad_fn!._saved_self);
            y.sum().backward();
            Same(2 * a, a.grad);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string Write(Tensor tensor)
        {
            var path = Path.Combine(folder.FullName, Path.GetRandomFileName());
            File.WriteAllLines(path, ((IEnumerable<object>)tensor.tolist()).Select(value => $"{value:R}"));
            return path;
        }

        static Tensor Read(string path) => torch.tensor(Array.ConvertAll(File.ReadAllLines(path), float.Parse));
    }

    [Fact]
    public void test_default_saved_variable_hooks_double_backward()
    {
        // Hooks during forward; what pow saves is self.
        var (a, s) = (torch.randn(5, requires_grad: true), (Tensor?)null);
        using (graph.saved_tensors_hooks(x => x, x => x))
        {
            TwiceBackward(a, torch.sum(a.pow(3)));
            Same(6 * a, a.grad);
        }

        a = torch.randn(5, requires_grad: true);
        using (graph.saved_tensors_hooks(x => 2 * x, x => x)) s = torch.sum(a.pow(3));
        TwiceBackward(a, s);
        Same(6 * 2 * a, a.grad);

        // Hooks during backward, whose own operations save a gradient and self: twice two.
        a = torch.randn(5, requires_grad: true);
        s = torch.sum(a.pow(3));
        using (graph.saved_tensors_hooks(x => 2 * x, x => x)) TwiceBackward(a, s);
        Same(6 * 4 * a, a.grad);

        a = torch.randn(5, requires_grad: true);
        using (graph.saved_tensors_hooks(x => 2 * x, x => x)) TwiceBackward(a, torch.sum(a.pow(3)));
        Same(6 * 8 * a, a.grad);

        static void TwiceBackward(Tensor a, Tensor s) => torch.autograd.grad(s, a, create_graph: true)[0].sum().backward();
    }

    [Fact]
    public void test_wrapped_number_saved_variable_hooks()
    {
        using var hooks = graph.saved_tensors_hooks(
            Tensor (Tensor _) => throw new CustomError("not called"), _ => throw new CustomError("not called"));
        var a = torch.randn(5, requires_grad: true);
        var sum = (a * 3).sum();

        Same(torch.full(5, 3.0), torch.autograd.grad(sum, a)[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void test_graph_save_on_cpu(bool pin_memory)
    {
        foreach (var dtype in new[] { torch.float32, torch.float64 })
        {
            using var hooks = graph.save_on_cpu(pin_memory);
            var a = torch.randn(5, requires_grad: true, dtype: dtype);
            var y = a * a;

            Same(a, y.grad_fn!._saved_self);
            Same(a, y.grad_fn!._saved_other);
            y.sum().backward();
            Same(2 * a, a.grad);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SaveOnCpu_KeepsWhatIsOnADeviceOnTheCpu_AndBringsItBack(bool pin_memory)
    {
        TestSupport.SecondEngine.Register();
        using var scope = torch.backends.scope("second", "cuda");
        var a = torch.ones(3).requires_grad_();
        Tensor y;
        using (graph.save_on_cpu(pin_memory)) y = a * a;

        var (from, kept) = ((Device, Tensor))y.grad_fn!._raw_saved_self.data!;
        Assert.Equal(("cuda:0", "cpu"), ($"{from}", $"{kept.device}"));
        Assert.Equal(a.device, y.grad_fn!._saved_self.device);
        y.sum().backward();
        Assert.Equal(a.device, a.grad!.device);
        Same(torch.full(3, 2.0), a.grad);
    }

    private static void SquareSavesAndGives(Func<Tensor, Tensor> pack, Func<Tensor, Tensor> unpack, double saved, double gradient)
    {
        using var hooks = graph.saved_tensors_hooks(pack, unpack);
        Square(saved, gradient);
    }

    private static void Square(double saved, double gradient)
    {
        var a = torch.randn(5, requires_grad: true);
        var y = a * a;
        Same(saved * a, y.grad_fn!._saved_self);
        Same(saved * a, y.grad_fn!._saved_other);
        y.sum().backward();
        Same(gradient * a, a.grad);
    }

    private sealed class CustomError(string message) : Exception(message);

    private sealed class OwnExp : torch.autograd.Function<OwnExp>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x.exp().clone().detach_().requires_grad_(true));
            return x.exp();
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_out) => grad_out * (Tensor)ctx.saved_tensors;
    }

    private sealed class WritesWhatItSaved : torch.autograd.Function<WritesWhatItSaved>
    {
        public static Tensor forward(FunctionCtx ctx, Tensor x)
        {
            ctx.save_for_backward(x);
            return x.sin();
        }

        public static Tensor backward(FunctionCtx ctx, Tensor grad_output)
        {
            ((Tensor)ctx.saved_tensors).add_(1);
            return grad_output;
        }
    }
}
