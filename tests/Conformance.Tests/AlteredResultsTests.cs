using Compat.Conformance.Binder;
using Compat.Conformance.Cases;
using Compat.Conformance.Comparing;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>The comparison sees what it should: one changed element in a recorded result, and nothing else.</summary>
public class AlteredResultsTests
{
    private const int Altered = 200;

    [Fact]
    public void OneChangedElementInEachOf200Results_MakesExactlyThose200Fail()
    {
        var project = ProjectData.Find()!;
        var cases = project.CaseFiles.SelectMany(file => new CaseReader(new CaseFilter()).Read(file)).ToArray();
        var candidates = cases.Where(item => Elements(item.Recorded) > 0).ToArray();
        var random = new Random(20260721);
        random.Shuffle(candidates);
        var chosen = candidates.Take(Altered).Select(item => item.Call.Id).ToHashSet();
        Assert.Equal(Altered, chosen.Count);

        var failed = from item in cases
                     let recorded = chosen.Contains(item.Call.Id) ? Change(item.Recorded, random) : item.Recorded
                     let judgement = Judgement.Of(item with { Recorded = recorded }, item.Recorded, Tolerances.None)
                     where judgement.Outcome == Outcome.Failed
                     select item.Call.Id;

        Assert.Equal(chosen.Order(), failed.Order());
    }

    [Fact]
    public void TheSameHoldsForWhatAnEngineGives()
    {
        var caller = EngineCaller.Create("reference");
        var project = ProjectData.Find()!;
        var cases = project.CaseFiles.SelectMany(file => new CaseReader(new CaseFilter()).Read(file)).ToArray();
        var random = new Random(20260722);
        random.Shuffle(cases);
        var answers = cases.Where(item => Elements(item.Recorded) > 0)
            .Select(item => (Case: item, Answer: caller.Ask(item.Call)))
            .Where(pair => Judge(pair.Case, pair.Answer) == Outcome.Passed).Take(3 * Altered).ToArray();
        var chosen = answers.Take(Altered).Select(pair => pair.Case.Call.Id).ToHashSet();
        Assert.Equal(Altered, chosen.Count);

        var failed = from pair in answers
                     let recorded = chosen.Contains(pair.Case.Call.Id) ? Change(pair.Case.Recorded, random) : pair.Case.Recorded
                     where Judge(pair.Case with { Recorded = recorded }, pair.Answer) == Outcome.Failed
                     select pair.Case.Call.Id;

        Assert.Equal(chosen.Order(), failed.Order());
    }

    private static Outcome Judge(Case item, Answer answer) => Judgement.Of(item, answer, Tolerances.None).Outcome;

    private static long Elements(Answer recorded) => Values(recorded).Sum(Elements);

    private static IEnumerable<Value> Values(Answer recorded)
    {
        var gradients = (recorded.Grads ?? []).Concat(recorded.GradGrads ?? []).Select(pair => pair.Value);
        return recorded.Out is null ? gradients : gradients.Prepend(recorded.Out);
    }

    private static long Elements(Value value) => value switch
    {
        TensorValue tensor => tensor.Count,
        SequenceValue sequence => sequence.Items.Sum(Elements),
        _ => 0,
    };

    private static Answer Change(Answer recorded, Random random)
    {
        var place = random.NextInt64(Elements(recorded));
        return recorded with
        {
            Out = recorded.Out is null ? null : Change(recorded.Out, ref place),
            Grads = Change(recorded.Grads, ref place),
            GradGrads = Change(recorded.GradGrads, ref place),
        };
    }

    private static List<KeyValuePair<string, Value>>? Change(IReadOnlyList<KeyValuePair<string, Value>>? pairs, ref long place)
    {
        if (pairs is null) return null;
        var changed = new List<KeyValuePair<string, Value>>();
        foreach (var (path, value) in pairs) changed.Add(KeyValuePair.Create(path, Change(value, ref place)));
        return changed;
    }

    private static Value Change(Value value, ref long place)
    {
        if (value is SequenceValue sequence)
        {
            var items = new List<Value>();
            foreach (var item in sequence.Items) items.Add(Change(item, ref place));
            return sequence with { Items = items };
        }

        if (value is not TensorValue tensor) return value;
        var index = place;
        place -= tensor.Count;
        return index >= 0 && index < tensor.Count ? tensor with { Data = ChangedData(tensor, (int)index) } : tensor;
    }

    private static byte[] ChangedData(TensorValue tensor, int index)
    {
        var (data, size) = ((byte[])tensor.Data.Clone(), tensor.Type.Size);
        var element = data.AsSpan(index * size, size);
        if (tensor.Type.Kind is ElementKind.Bool or ElementKind.Integer) element[0] ^= 1;
        else if (tensor.Type.Kind == ElementKind.Complex && HasNaN(tensor.Type, element)) element.Clear();
        else ChangeBits(element[..tensor.Type.Parts.Size]);
        return data;
    }

    // A complex number with one part NaN equals any other such, so what is changed is that there is one.
    private static bool HasNaN(ElementType type, ReadOnlySpan<byte> element) =>
        double.IsNaN(type.Parts.Real(element[..type.Parts.Size])) || double.IsNaN(type.Parts.Real(element[type.Parts.Size..]));

    // The second bit from the top is the exponent's highest: a number this changes is another by orders of magnitude.
    private static void ChangeBits(Span<byte> element) => element[^1] ^= 0x40;
}
