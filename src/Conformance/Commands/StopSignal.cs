using System.Runtime.InteropServices;

namespace Compat.Conformance.Commands;

/// <summary>Ctrl+C, or a request to end, as something to be looked at after a case; the second one ends the program at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _given;

    internal StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
    ];

    /// <summary>Whether it was given.</summary>
    internal bool IsGiven => _given;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = !_given;
        _given = true;
    }
}
