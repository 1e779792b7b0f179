using Compat.Conformance.Values;

namespace Compat.Conformance.Binder;

/// <summary>A member together with the arguments that a call gives it.</summary>
/// <param name="Cost">How far the types are apart in all.</param>
/// <param name="Defaults">How many parameters keep their defaults.</param>
/// <param name="Call">Makes the arguments and calls.</param>
internal sealed record Binding(int Cost, int Defaults, Func<object?> Call)
{
    private const int VariadicCost = 3;
    private const int PackingCost = 8;

    /// <summary>The member that a call means: the one whose parameters are nearest; the first of equals.</summary>
    internal static Binding? Best(
        IReadOnlyList<Candidate> candidates, Converter converter,
        IReadOnlyList<Value> args, IReadOnlyList<KeyValuePair<string, Value>> kwargs)
    {
        FlaggedOverloads.Settle(ref candidates, ref kwargs);
        Binding? best = null;
        foreach (var candidate in candidates)
        {
            var next = Of(candidate, converter, args, kwargs);
            if (next is null) continue;
            if (best is null || next.Cost < best.Cost || (next.Cost == best.Cost && next.Defaults < best.Defaults)) best = next;
        }

        return best;
    }

    /// <summary>Binds positions, then names, then defaults, as Python does; null when something does not fit.</summary>
    private static Binding? Of(
        Candidate candidate, Converter converter, IReadOnlyList<Value> args, IReadOnlyList<KeyValuePair<string, Value>> kwargs)
    {
        var plain = Of(candidate, converter, args, kwargs, int.MaxValue);
        if (plain is not null) return plain;
        // Python's *args: view(2, 3), meshgrid(a, b) give all further positions to one parameter that takes a sequence.
        for (var from = 0; from < Math.Min(args.Count + 1, candidate.Parameters.Count); from++)
        {
            if (Of(candidate, converter, args, kwargs, from) is not { } packed) continue;
            return packed with { Cost = packed.Cost + (candidate.Parameters[from].IsVariadic ? VariadicCost : PackingCost) };
        }

        return null;
    }

    private static Binding? Of(
        Candidate candidate, Converter converter,
        IReadOnlyList<Value> args, IReadOnlyList<KeyValuePair<string, Value>> kwargs, int packedFrom)
    {
        var parameters = candidate.Parameters;
        var values = new Value?[parameters.Count];
        if (packedFrom < parameters.Count)
        {
            for (var place = 0; place < packedFrom; place++) values[place] = args[place];
            values[packedFrom] = new SequenceValue(SequenceKind.Tuple, [.. args.Skip(packedFrom)]);
        }
        else
        {
            if (args.Count > parameters.Count) return null;
            for (var place = 0; place < args.Count; place++)
            {
                // Python's out= has no position.
                if (parameters[place].Name == "out") return null;
                values[place] = args[place];
            }
        }

        foreach (var (name, value) in kwargs)
        {
            var place = PlaceOf(parameters, name);
            if (place < 0 || values[place] is not null) return null;
            values[place] = value;
        }

        return Convert(candidate, converter, values);
    }

    private static int PlaceOf(IReadOnlyList<Parameter> parameters, string name)
    {
        for (var place = 0; place < parameters.Count; place++)
        {
            if (parameters[place].Name == name) return place;
        }

        return -1;
    }

    private static Binding? Convert(Candidate candidate, Converter converter, Value?[] values)
    {
        var makers = new Func<object?>[values.Length];
        var (cost, defaults) = (0, 0);
        for (var place = 0; place < values.Length; place++)
        {
            var parameter = candidate.Parameters[place];
            if (values[place] is not { } value)
            {
                if (!parameter.IsOptional) return null;
                makers[place] = () => parameter.Default;
                defaults++;
                continue;
            }

            if (converter.To(parameter, value) is not { } conversion) return null;
            makers[place] = conversion.Make;
            cost += conversion.Cost;
        }

        return new Binding(cost, defaults, () => candidate.Invoke([.. makers.Select(make => make())]));
    }
}
