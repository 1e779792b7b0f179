namespace Compat.Conformance.Binder;

/// <summary>A call cannot be asked here: one sentence that says why.</summary>
internal sealed class UnsupportedException(string message) : Exception(message);
