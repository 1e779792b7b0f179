using Compat.Conformance.Cases;
using Compat.Engines;

namespace Compat.Conformance.Running;

/// <summary>Asks one engine what a call gives.</summary>
public interface ICaller
{
    /// <summary>The engine's name.</summary>
    string Engine { get; }

    /// <summary>What the engine is made of; null where it does not say.</summary>
    EngineDescription? Description => null;

    /// <summary>What kept answers are from; null for an engine that is asked now.</summary>
    IReadOnlyList<RunStamp>? Stamps => null;

    /// <summary>Makes the call; every exception becomes part of the answer.</summary>
    Answer Ask(Call call);

    /// <summary>Ends a call that takes too long, where that can be done.</summary>
    void Abandon()
    {
    }
}
