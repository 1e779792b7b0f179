using Xunit;

namespace Compat.Facade.Tests.PublicSurface;

/// <summary>What is public is spelled as PyTorch spells it, with its parameter names, order and defaults.</summary>
public class PublicSurfaceTests
{
    private static readonly Exceptions Listed = Exceptions.Read("exceptions.tsv");

    [Fact]
    public void EveryFunction_HasPyTorchsNamesOrderAndDefaults()
    {
        var wrong = PublicMembers.Functions.Where(f => PyTorchSignatures.Knows(f.Place) && !f.IsPyTorchs()).ToList();

        Nothing(wrong.Where(f => !Listed.Has(f.FullName)).Select(f => f.ToString()).Order(StringComparer.Ordinal));
        Nothing(Listed.Names.Except(wrong.Select(f => f.FullName)));
    }

    [Fact]
    public void EveryModule_IsPyTorchsOrListed()
    {
        string[] unrecorded =
            ["backends", "cuda", "memory", "version", "return_types", "utils", "utils.hooks", "testing", "warnings",
             "autograd.function", "autograd.graph", "autograd.grad_mode", "autograd.Variable", "autograd.Variable._execution_engine",
             "nn.modules", "nn.modules.module", "_C", "_C._autograd"];

        Nothing(PublicMembers.Modules.Select(m => m.Place).Where(place => !PyTorchSignatures.Knows(place)).Except(unrecorded));
    }

    [Fact]
    public void MembersOfTensor_ThatAreNotPyTorchs_AreListed()
    {
        // What every object has, and what C# asks of an enumeration and of an indexer.
        string[] methods = ["Equals", "GetHashCode", "GetType", "ToString", "GetEnumerator", "Item"];
        var shown = typeof(Tensor).GetMembers().Select(m => m.Name)
            .Where(name => char.IsUpper(name[0]) && !PyTorchSignatures.TensorProperties.Contains(name));

        Nothing(shown.Distinct().Except(methods));
    }

    [Fact]
    public void PropertiesOfTensor_ArePyTorchs()
    {
        // Attributes of Tensor that the stubs leave out.
        string[] more = ["_base", "_version", "Item"];

        Nothing(typeof(Tensor).GetProperties().Select(p => p.Name).Distinct().Except(PyTorchSignatures.TensorProperties).Except(more));
    }

    private static void Nothing(IEnumerable<string> unexpected)
    {
        var text = string.Join('\n', unexpected.Distinct());
        if (text.Length > 0) Assert.Fail(text);
    }
}
