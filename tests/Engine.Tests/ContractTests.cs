using Compat.Engines;
using Xunit;

namespace Compat.Engine.Tests;

public sealed class ContractTests
{
    [Fact]
    public void TheContract_HasAtMost250Methods() =>
        Assert.InRange(typeof(IEngine).GetMethods().Count(method => !method.IsSpecialName), 1, 250);

    [Fact]
    public void TheContract_HasNoDefaultImplementations() =>
        Assert.All(typeof(IEngine).GetMethods(), method => Assert.True(method.IsAbstract, $"{method.Name} has a default implementation"));

    [Fact]
    public void TheFacade_ReferencesNoEngine() => Assert.DoesNotContain(
        typeof(torch).Assembly.GetReferencedAssemblies(), name => name.Name is "Compat.ReferenceEngine" or "Compat.LibTorchEngine");

    [Fact]
    public void AnUnknownEngine_IsNamedWithTheKnownOnes()
    {
        var error = Assert.Throws<RuntimeError>(() => KnownEngines.Get("tinygrad"));

        Assert.Equal("There is no engine 'tinygrad'; the engines are reference, libtorch, torchsharp.", error.Message);
    }

    [Fact]
    public void AnEngineThatIsNotHere_SaysWhatToDo()
    {
        var error = Assert.Throws<RuntimeError>(() => KnownEngines.Get("torchsharp"));

        Assert.Contains("-p:TorchSharp=true", error.Message, StringComparison.Ordinal);
    }
}
