namespace Compat.Engines;

/// <summary>One engine call: owns every tensor handle, pin and scratch byte made in it, and frees them at its end.</summary>
/// <remarks>Scopes are kept per thread and nest; a result is copied out before its scope ends.</remarks>
internal sealed unsafe partial class Scope : IDisposable
{
    [ThreadStatic]
    private static Scope? _spare;

    private nint[] _owned = new nint[16];
    private int _count;
    private Scope? _next;

    private Scope()
    {
    }

    /// <summary>Opens a scope of this thread.</summary>
    public static Scope Enter()
    {
        Native.StopRecording();
        if (_spare is not { } scope) return new();
        _spare = scope._next;
        scope._next = null;
        return scope;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The last made first: a view goes before what it looks at.
        while (_count > 0) Handles.Free(_owned[--_count]);
        Unpin();
        _next = _spare;
        _spare = this;
    }

    private Value Own(nint handle)
    {
        if (_count == _owned.Length) Array.Resize(ref _owned, 2 * _count);
        _owned[_count++] = handle;
        return new(handle);
    }
}
