using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Compat;

/// <summary>Everything outside the code that a program's settings can come from.</summary>
internal static class SettingSources
{
    internal const string FileName = "compat.json";

    private const string Prefix = "COMPAT_";
    private const string Option = "--Compat:";

    // Variables that mean something to the program compat or to the tests, and are no settings.
    private static readonly string[] OtherVariables = ["COMPAT_PYTHON", "COMPAT_REWRITE", "COMPAT_TRACE"];

    /// <summary>All that was given, weakest first; <paramref name="fromHost"/> stands between the file and the environment.</summary>
    /// <exception cref="FormatException">A source cannot be read.</exception>
    /// <exception cref="RuntimeError">There is a file, and what reads it is not here.</exception>
    internal static List<GivenSetting> All(IEnumerable<GivenSetting> fromHost)
    {
        List<GivenSetting> all = [];
        if (FindFile(Folders()) is { } file) all.AddRange(ReadFile(file));
        all.AddRange(fromHost);
        all.AddRange(FromEnvironment(Environment.GetEnvironmentVariables()));
        all.AddRange(FromArguments(Environment.GetCommandLineArgs()));
        return all;
    }

    /// <summary>The file that counts: beside a one-file program's source, beside the program, in the current folder or above.</summary>
    internal static string? FindFile(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            var path = Path.Combine(folder, FileName);
            if (File.Exists(path)) return path;
        }

        return null;
    }

    internal static IEnumerable<GivenSetting> FromEnvironment(IDictionary variables)
    {
        foreach (DictionaryEntry variable in variables)
        {
            var name = (string)variable.Key;
            if (!name.StartsWith(Prefix, StringComparison.Ordinal) || OtherVariables.Contains(name)) continue;
            if (variable.Value is not string { Length: > 0 } value) continue;
            yield return new GivenSetting("environment", name, name[Prefix.Length..], value);
        }
    }

    /// <summary><c>--Compat:Engine=libtorch</c> or <c>--Compat:Engine libtorch</c>, up to an argument <c>--</c>.</summary>
    internal static IEnumerable<GivenSetting> FromArguments(string[] arguments)
    {
        foreach (var i in OptionsIn(arguments))
        {
            var equals = arguments[i].IndexOf('=');
            var name = equals < 0 ? arguments[i] : arguments[i][..equals];
            var value = equals >= 0 ? arguments[i][(equals + 1)..] : arguments.ElementAtOrDefault(i + 1) ?? "";
            yield return new GivenSetting("command line", name, name[Option.Length..], value);
        }
    }

    /// <summary>The arguments that are the program's own.</summary>
    internal static string[] WithoutSettings(string[] arguments)
    {
        var settings = OptionsIn(arguments).SelectMany<int, int>(i => arguments[i].Contains('=') ? [i] : [i, i + 1]).ToHashSet();
        return [.. arguments.Where((_, i) => !settings.Contains(i))];
    }

    /// <summary>The settings of this process's arguments, as another process takes them.</summary>
    internal static IEnumerable<string> InArguments() =>
        FromArguments(Environment.GetCommandLineArgs()).Select(given => $"{given.Name}={given.Value}");

    private static IEnumerable<int> OptionsIn(string[] arguments)
    {
        for (var i = 0; i < arguments.Length && arguments[i] != "--"; i++)
        {
            if (arguments[i].StartsWith(Option, StringComparison.OrdinalIgnoreCase)) yield return i;
        }
    }

    private static IEnumerable<string> Folders()
    {
        // .NET 10 sets this for dotnet run app.cs, whose output lies elsewhere.
        if (AppContext.GetData("EntryPointFileDirectoryPath") is string source) yield return source;
        yield return AppContext.BaseDirectory;
        for (var folder = Environment.CurrentDirectory; folder is not null; folder = Path.GetDirectoryName(folder)) yield return folder;
    }

    private static IEnumerable<GivenSetting> ReadFile(string path) => FindReader() is { } reader
        ? ((ISettingsReader)Activator.CreateInstance(reader)!).Read(path)
        : throw new RuntimeError($"{path} cannot be read: reference the package Compat, which reads it.");

    // A constant, so that trimming keeps the constructor.
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    private static Type? FindReader() => Type.GetType("Compat.Hosting.SettingsFile, Compat");
}

/// <summary>Reads a settings file; found by its name in the package <c>Compat</c>.</summary>
internal interface ISettingsReader
{
    /// <exception cref="FormatException">The file is no JSON object of settings.</exception>
    IReadOnlyList<GivenSetting> Read(string path);
}
