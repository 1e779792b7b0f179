using Compat.Conformance.Binder;

namespace Compat.Conformance.Fuzz;

/// <summary>Makes the calls, in the child process: says before each which one it is, and after it what else than PyTorch's errors
/// came out.</summary>
internal static class FuzzWorker
{
    internal const string Before = "call";
    internal const string Wrong = "wrong";

    internal static void Run(string[] globs, int calls, int seed, int first, int firstCall, TextWriter report)
    {
        torch.warnings.showwarning = _ => { };
        var targets = FuzzTargets.Matching(globs);
        for (var place = first; place < targets.Count; place++)
        {
            for (var call = place == first ? firstCall : 0; call < calls; call++)
            {
                report.WriteLine($"{Before}\t{place}\t{call}\t{targets[place].Name}");
                report.Flush();
                var random = new Random(HashCode(seed, targets[place].Name, call));
                if (Outcome(targets[place].Overloads, random) is not { } wrong) continue;
                report.WriteLine($"{Wrong}\t{place}\t{call}\t{targets[place].Name}: {wrong.ReplaceLineEndings(" ")}");
            }
        }
    }

    private static string? Outcome(Candidate[] overloads, Random random)
    {
        var arguments = new RandomArguments(random);
        var overload = overloads[random.Next(overloads.Length)];
        object?[] given = [.. overload.Parameters.Select(parameter => arguments.For(parameter))];
        try
        {
            var result = overload.Invoke(given);
            if (result is Tensor { requires_grad: true } tensor && tensor.dtype.IsDifferentiable) torch.ones_like(tensor).Run(tensor);
            return null;
        }
        catch (Exception error) when (error.GetType().Namespace == typeof(RuntimeError).Namespace)
        {
            return null;
        }
        catch (Exception error)
        {
            var place = error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Compat.", StringComparison.Ordinal))?.Trim();
            return $"{error.GetType().Name}: {error.Message} ({place}) with {string.Join(", ", given.Select(Shown))}";
        }
    }

    private static void Run(this Tensor gradient, Tensor output) => output.backward(gradient);

    private static string Shown(object? value) => value switch
    {
        null => "None",
        Tensor t => $"{t.dtype}{t.shape}",
        Tensor[] list => $"[{string.Join(", ", list.Select(Shown))}]",
        TensorList list => $"[{string.Join(", ", list.Select(Shown))}]",
        Array list => $"[{string.Join(", ", list.Cast<object?>())}]",
        _ => value.ToString() ?? "",
    };

    // The same in every process, unlike string.GetHashCode.
    private static int HashCode(int seed, string name, int call)
    {
        var hash = (uint)seed;
        foreach (var letter in $"{name}#{call}") hash = (hash ^ letter) * 16777619;
        return (int)hash;
    }
}
