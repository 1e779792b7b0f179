using Compat.Engines;

namespace Compat.TorchSharpEngine.Tests;

public class LoadingTests
{
    [Fact]
    public void Without_TorchSharp_one_sentence_says_how_to_get_it()
    {
        if (Installed.Missing is { } sentence) Assert.Contains("TorchSharp", sentence);
        else Assert.Equal("torchsharp", Installed.Engine.Name);
    }

    [TorchSharpFact]
    public void A_second_libtorch_is_refused()
    {
        var error = Assert.Throws<RuntimeError>(() => KnownEngines.Get("libtorch"));
        Assert.Contains("engine 'libtorch'", error.Message);
    }

    [TorchSharpFact]
    public void It_says_what_computes()
    {
        var description = Installed.Engine.Describe();
        Assert.StartsWith("libtorch ", description.Library);
        Assert.True(description.Threads > 0);
    }
}
