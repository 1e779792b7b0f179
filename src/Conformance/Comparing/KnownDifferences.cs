using Compat.Conformance.Cases;

namespace Compat.Conformance.Comparing;

/// <summary>A difference that is known and has a reason.</summary>
/// <param name="Cases">The ids it is about, with * and ?.</param>
/// <param name="Engine">The engine it is about; * for all.</param>
/// <param name="IsPermanent">Whether it is right to stay, or waits for something.</param>
/// <param name="Reason">Why it is right, with a citation, or what removes it.</param>
public sealed record Excuse(string Cases, string Engine, bool IsPermanent, string Reason)
{
    private readonly Glob _cases = new(Cases);
    private readonly Glob _engines = new(Engine);

    /// <summary>How many of its cases the files hold.</summary>
    public int Seen { get; internal set; }

    /// <summary>How many of them ran.</summary>
    public int Ran { get; internal set; }

    /// <summary>How many of them it excused.</summary>
    public int Hits { get; internal set; }

    /// <summary>Whether all its cases ran and none differs any more.</summary>
    public bool IsStale => Seen > 0 && Ran == Seen && Hits == 0;

    internal bool Covers(string engine, string id) => _engines.Matches(engine) && _cases.Matches(id);
}

/// <summary>The known differences of one engine, with the count of their uses in one run.</summary>
public sealed class KnownDifferences
{
    private readonly string _engine;

    /// <summary>The entries that are about the engine.</summary>
    public IReadOnlyList<Excuse> Excuses { get; }

    /// <summary>Keeps the entries that are about an engine.</summary>
    public KnownDifferences(IEnumerable<Excuse> excuses, string engine)
    {
        _engine = engine;
        Excuses = [.. excuses.Where(excuse => new Glob(excuse.Engine).Matches(engine)).Select(excuse => excuse with { })];
    }

    /// <summary>Reads <c>excuses.json</c>: an array of cases, engine, kind (temporary or permanent), reason.</summary>
    /// <exception cref="FormatException">An entry lacks something.</exception>
    public static List<Excuse> Read(string file) => [.. DataFile.Entries(file).Select(entry => new Excuse(
        entry.Text("cases"),
        entry.OptionalText("engine") ?? "*",
        entry.Text("kind") switch
        {
            "permanent" => true,
            "temporary" => false,
            _ => throw entry.Wrong("'kind' is neither temporary nor permanent"),
        },
        entry.Text("reason")))];

    /// <summary>Counts a case that the files hold but that this run leaves out.</summary>
    public void Skip(string id)
    {
        foreach (var excuse in Excuses.Where(excuse => excuse.Covers(_engine, id))) excuse.Seen++;
    }

    /// <summary>Turns a failure that is known into an excused one.</summary>
    public Judgement Apply(string id, Judgement judgement)
    {
        var excused = judgement;
        foreach (var excuse in Excuses.Where(excuse => excuse.Covers(_engine, id)))
        {
            excuse.Seen++;
            // One that could not be asked has not shown that it no longer differs.
            if (judgement.Outcome != Outcome.Unsupported) excuse.Ran++;
            if (judgement.Outcome != Outcome.Failed) continue;
            excuse.Hits++;
            excused = judgement with { Outcome = Outcome.Excused, Reason = $"{excuse.Reason} ({judgement.Reason})" };
        }

        return excused;
    }
}
