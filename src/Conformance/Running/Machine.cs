using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Compat.Conformance.Running;

/// <summary>What a run ran on.</summary>
/// <param name="Compat">The project's version, with the commit it was built from where that is known.</param>
/// <param name="System">The operating system.</param>
/// <param name="Cpu">The processor's name.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="DotNet">The .NET runtime.</param>
public sealed record Machine(
    string Compat, string System, string Cpu, int Cores, [property: JsonPropertyName("dotnet")] string DotNet)
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>This one.</summary>
    public static Machine Here { get; } = new(
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})".Replace("(X64)", "(x64)"),
        CpuName(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription);

    private static string CpuName()
    {
        if (File.Exists(CpuInfo))
        {
            var named = File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            if (named is not null) return named[(named.IndexOf(':') + 1)..].Trim();
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
