using System.Security;
using Compat.Conformance.Commands;

namespace Compat.Conformance.Programs;

/// <summary>Builds a program once, for all engines.</summary>
internal static class ProgramBuild
{
    private static readonly string[] Referenced = ["Compat", "Compat.Facade", "Compat.Engine", "Compat.ReferenceEngine"];

    /// <summary>The assembly to run.</summary>
    /// <param name="source">The program.</param>
    /// <param name="place">Where a project may be written for it.</param>
    /// <exception cref="UsageException">It does not build; the message is the compiler's.</exception>
    internal static string Run(ProgramSource source, string place)
    {
        var project = source.Project ?? Write(source, place);
        var built = Ended.Of("dotnet", ["build", project, "-t:Build", "-getProperty:TargetPath", "-nologo"], new()
        {
            Folder = place,
            Limit = TimeSpan.FromMinutes(5),
            Environment = new() { ["MSBUILDDISABLENODEREUSE"] = "1" },
        });
        var assembly = built.Output.Trim().Split('\n')[^1].Trim();
        if (built.Code == 0 && File.Exists(assembly)) return assembly;
        throw new UsageException($"{source.Name} does not build: {(built.Output + built.Errors).Trim()}");
    }

    /// <summary>A project for files that have none: it references the assemblies that <c>compat</c> itself runs on.</summary>
    internal static string Write(ProgramSource source, string place)
    {
        var properties = source.Files.SelectMany(Directives.Of).Where(directive => directive.Kind == "property")
            .Select(directive => directive.Value.Split('=', 2)).Where(parts => parts.Length == 2)
            .Select(parts => $"    <{parts[0].Trim()}>{SecurityElement.Escape(parts[1].Trim())}</{parts[0].Trim()}>\n");
        var sources = source.Files.Select(file => $"    <Compile Include=\"{SecurityElement.Escape(file)}\" />\n");
        var references = Referenced.Select(name => $"    <Reference Include=\"{SecurityElement.Escape(Beside(name + ".dll"))}\" />\n");
        var file = Path.Combine(place, source.Name + ".csproj");
        File.WriteAllText(file, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>14.0</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <EnableDefaultItems>false</EnableDefaultItems>
                <NuGetAudit>false</NuGetAudit>
                <Features>$(Features);FileBasedProgram</Features>
            {string.Concat(properties)}  </PropertyGroup>
              <Import Project="{SecurityElement.Escape(Beside("Compat.props"))}" />
              <ItemGroup>
            {string.Concat(sources)}{string.Concat(references)}  </ItemGroup>
            </Project>
            """);
        return file;
    }

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
