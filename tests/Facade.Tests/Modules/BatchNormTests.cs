using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

/// <summary>Running statistics after three training steps, and what evaluation makes of them; PyTorch 2.13 printed the texts.</summary>
public class BatchNormTests
{
    private const string Usual = "tensor([-0.0143,  0.0759, -0.0255]) tensor([0.7970, 0.8468, 0.9145]) tensor(3)";
    private const string UsualOutput = "tensor([[0.0160, 1.0042, 2.1181],\n        [3.3764, 4.2643, 5.2551]])";

    [Fact]
    public void Usual_FollowsTheBatches() => Check(nn.BatchNorm1d(3), Usual, UsualOutput);

    [Fact]
    public void WithoutWeights_FollowsTheBatches() => Check(nn.BatchNorm1d(3, affine: false), Usual, UsualOutput);

    [Fact]
    public void WithoutMomentum_AveragesAllBatches() => Check(
        nn.BatchNorm1d(3, momentum: null),
        "tensor([-0.0563,  0.2878, -0.0994]) tensor([0.2354, 0.4349, 0.7005]) tensor(3)",
        "tensor([[0.1161, 1.0800, 2.5083],\n        [6.2996, 5.6290, 6.0927]])");

    [Fact]
    public void WithoutStatistics_TakesTheBatchs() => Check(
        nn.BatchNorm1d(3, track_running_stats: false), "None None None",
        "tensor([[-1.0000, -1.0000, -1.0000],\n        [ 1.0000,  1.0000,  1.0000]])");

    [Fact]
    public void Images_FollowTheBatches()
    {
        var norm = nn.BatchNorm2d(2);
        for (var step = 1; step <= 3; step++) norm.call(arange(16.0).reshape(2, 2, 2, 2).mul(step).cos());

        Assert.Equal("tensor([-0.0136,  0.0337]) tensor([0.8929, 0.8425]) tensor(3)", Statistics(norm));
        norm.eval();
        Assert.Equal(
            "tensor([[[[0.0144, 1.0727],\n          [2.1310, 3.1892]],\n\n         [[4.3211, 5.4106],\n          [6.5001, 7.5895]]]])",
            norm.call(arange(8.0).reshape(1, 2, 2, 2)).detach().ToString());
    }

    [Fact]
    public void InputsThatDoNotFit_AreRefused()
    {
        var norm = nn.BatchNorm1d(3);

        Assert.Equal("expected 2D or 3D input (got 1D input)", Assert.Throws<ValueError>(() => norm.call(zeros(3))).Message);
        Assert.Equal(
            "Expected more than 1 value per channel when training, got input size torch.Size([1, 3])",
            Assert.Throws<ValueError>(() => norm.call(zeros((1, 3)))).Message);
        Assert.Equal("expected 4D input (got 2D input)", Assert.Throws<ValueError>(() => nn.BatchNorm2d(3).call(zeros((1, 3)))).Message);
    }

    private static void Check(nn.BatchNorm1d norm, string statistics, string output)
    {
        for (var step = 1; step <= 3; step++) norm.call(arange(12.0).reshape(4, 3).mul(step).sin());

        Assert.Equal(statistics, Statistics(norm));
        norm.eval();
        Assert.Equal(output, norm.call(arange(6.0).reshape(2, 3)).detach().ToString());
    }

    private static string Statistics(nn._BatchNorm norm) => string.Join(
        ' ', new[] { norm.running_mean, norm.running_var, norm.num_batches_tracked }.Select(value => value?.ToString() ?? "None"));
}
