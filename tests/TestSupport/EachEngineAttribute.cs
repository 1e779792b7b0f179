using System.Reflection;
using Compat.Engines;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Compat.TestSupport;

/// <summary>Runs a theory once for each engine; one that is not here is skipped, with the sentence that says what to install.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachEngineAttribute : DataAttribute
{
    // A process holds one libtorch: TorchSharp's where the build has it, and then the engine libtorch is skipped, saying so.
    private static readonly string[] Engines = ["reference", "torchsharp", "libtorch"];
    private static readonly Dictionary<string, string?> Missing = Engines.ToDictionary(name => name, WhyMissing);

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Engines.Select(name => new TheoryDataRow(name) { Skip = Missing[name] })]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private static string? WhyMissing(string name)
    {
        try
        {
            KnownEngines.Get(name);
            return null;
        }
        catch (RuntimeError error)
        {
            return error.Message;
        }
    }
}
