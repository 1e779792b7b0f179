using Compat.TestSupport;

namespace Compat.Autograd.Tests.Programs;

/// <summary>What programs printed in PyTorch, by the program's name.</summary>
internal static class RecordedPrograms
{
    /// <summary>Reads a file beside the programs: '# name', then the lines.</summary>
    public static Dictionary<string, string[]> Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(RecordedTable.Root(), "tests", "Autograd.Tests", "Programs", file));
        return text.TrimEnd('\n')[2..].Split("\n# ").Select(part => part.Split('\n')).ToDictionary(part => part[0], part => part[1..]);
    }
}
