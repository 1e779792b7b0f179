namespace Compat.LibTorchEngine.Tests;

/// <summary>Programs of the facade, graph included, with libtorch below it: the same numbers as with the reference engine.</summary>
public class AutogradTests
{
    [TorchFact]
    public void Backward_Twice_GivesTheGradientsOfTheReferenceEngine()
    {
        var expected = Run("reference");
        var actual = Run("libtorch");

        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-12);
    }

    [TorchFact]
    public void Tensors_OfTwoEngines_DoNotMix()
    {
        Tensor here, there;
        using (torch.backends.scope("reference")) here = torch.ones([2]);
        using (torch.backends.scope("libtorch")) there = torch.ones([2]);

        var error = Assert.Throws<RuntimeError>(() => here + there);

        Assert.StartsWith("Expected all tensors to be on the same device", error.Message);
    }

    /// <summary>The output, the gradients and the gradients of the gradients' sum of a small network.</summary>
    private static double[] Run(string engine)
    {
        using var scope = torch.backends.scope(engine);
        var (x, weight, bias) = (Leaf([3, 4]), Leaf([4, 2]), Leaf([2]));
        var output = (torch.mm(x, weight) + bias).exp().sum([0]);
        var loss = (output * output).sum();
        var first = torch.autograd.grad([loss], [x, weight, bias], create_graph: true);
        var penalty = (first[0] * first[0]).sum() + (first[1] * first[1]).sum() + first[2].sum();
        penalty.backward();
        return [loss.item().ToDouble(), .. first.SelectMany(Numbers), .. Numbers(x.grad), .. Numbers(weight.grad), .. Numbers(bias.grad)];
    }

    private static Tensor Leaf(long[] size)
    {
        var count = size.Aggregate(1L, (a, b) => a * b);
        var x = torch.empty(size, dtype: torch.float64);
        for (var i = 0L; i < count; i++) x.as_strided([], [], i).fill_(0.25 * ((7 * i % 5) - 2));
        return x.requires_grad_();
    }

    private static IEnumerable<double> Numbers(Tensor x)
    {
        var flat = x.detach().contiguous();
        for (var i = 0L; i < flat.shape.Aggregate(1L, (a, b) => a * b); i++) yield return flat.as_strided([], [], i).item().ToDouble();
    }
}
