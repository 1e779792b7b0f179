using Compat.Text;

namespace Compat.Autograd.Tests.Programs;

/// <summary>What the programs print, as scripts/recording/graph_printed.py prints it.</summary>
internal static class Printed
{
    private static readonly AsyncLocal<List<string>?> Current = new();

    public static List<string> Of(Action program)
    {
        var lines = new List<string>();
        Current.Value = lines;
        using var caught = torch.warnings.catch_warnings();
        program();
        return lines;
    }

    public static void Out(params object?[] values) => Add(string.Join(' ', values.Select(PyRepr.Str)));

    public static void Attempt(Action body) => Attempt(() =>
    {
        body();
        return null;
    });

    public static void Attempt(Func<object?> body)
    {
        using var caught = torch.warnings.catch_warnings();
        try
        {
            Out("ok", body());
        }
        catch (Exception error)
        {
            Add(error.GetType().Name + ": " + error.Message);
        }

        foreach (var warning in caught) Add("warning: " + warning.Split("Traceback of forward")[0]);
    }

    public static Tensor Leaf(params double[] values) => torch.tensor(values, dtype: torch.float32, requires_grad: true);

    public static Tensor Leaf64(params double[] values) => torch.tensor(values, dtype: torch.float64, requires_grad: true);

    private static void Add(string line) => Current.Value!.Add(line.Replace("\n", "\\n", StringComparison.Ordinal));
}
