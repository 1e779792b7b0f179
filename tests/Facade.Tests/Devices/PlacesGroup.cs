using Xunit;

namespace Compat.Facade.Tests.Devices;

/// <summary>Tests that draw from the default generator or change an engine's settings: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PlacesGroup
{
    public const string Name = "places";
}
