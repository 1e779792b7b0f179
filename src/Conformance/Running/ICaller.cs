using Compat.Conformance.Cases;

namespace Compat.Conformance.Running;

/// <summary>Asks one engine what a call gives.</summary>
public interface ICaller
{
    /// <summary>The engine's name.</summary>
    string Engine { get; }

    /// <summary>Makes the call; every exception becomes part of the answer.</summary>
    Answer Ask(Call call);

    /// <summary>Ends a call that takes too long, where that can be done.</summary>
    void Abandon()
    {
    }
}
