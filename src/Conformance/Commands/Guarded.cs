namespace Compat.Conformance.Commands;

/// <summary>Turns what a user can cause into one sentence and the exit code for it.</summary>
internal static class Guarded
{
    internal static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (Exception error) when (error is UsageException or FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.WrongUsage;
        }
    }
}
