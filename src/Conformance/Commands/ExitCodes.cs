namespace Compat.Conformance.Commands;

/// <summary>What the program ends with.</summary>
public static class ExitCodes
{
    /// <summary>Nothing unexcused differs.</summary>
    public const int Equal = 0;

    /// <summary>Something differs.</summary>
    public const int Different = 1;

    /// <summary>Wrong usage, or input that cannot be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ended by Ctrl+C, or by a request to end, as shells have it.</summary>
    public const int Stopped = 130;
}

/// <summary>The request cannot be carried out as it stands: one sentence for the person who made it.</summary>
public sealed class UsageException(string message) : Exception(message);
