using Xunit;

namespace Compat.Facade.Tests.Memory;

/// <summary>Tests that look at the memory of the whole process: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryGroup
{
    public const string Name = "memory";
}
