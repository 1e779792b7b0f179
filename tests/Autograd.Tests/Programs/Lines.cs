using System.Text.RegularExpressions;
using Compat.Text;
using static Compat.torch;

namespace Compat.Autograd.Tests.Programs;

/// <summary>What the programs print, one line for each call, as scripts/recording/programs.py prints it.</summary>
internal static class Lines
{
    [ThreadStatic]
    private static List<string>? _lines;

    public static string[] Of(Action program)
    {
        _lines = [];
        using var caught = warnings.catch_warnings();
        try
        {
            program();
        }
        catch (Exception error)
        {
            p("raised", error.GetType().Name, error.Message);
        }

        foreach (var warning in caught) p("warned", warning);
        return [.. _lines];
    }

    public static void p(params object?[] values) =>
        _lines!.Add(Regex.Replace(string.Join(' ', values.Select(value => PyRepr.Str(value))), @"\s*\n\s*", " "));

    public static string name(Node? node) => node is null ? "None" : node.name();

    public static object?[] names(Node node) => [.. node.next_functions.Select(next => name(next.fn))];

    public static Tensor leaf(params float[] values) => tensor(values, requires_grad: true);

    public static void fails(string label, Action body) => fails(label, () =>
    {
        body();
        return null;
    });

    public static void fails(string label, Func<object?> body)
    {
        try
        {
            p(label, "ok", body() ?? string.Empty);
        }
        catch (Exception error)
        {
            p(label, error.GetType().Name, error.Message);
        }
    }
}
