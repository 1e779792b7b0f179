using Xunit;

namespace Compat.Autograd.Tests.Engine;

/// <summary>Tests that look at what the whole process shares: nothing runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
