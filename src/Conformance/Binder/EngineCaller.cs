using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Conformance.Running;
using Compat.Conformance.Values;
using Compat.Engines;
using Value = Compat.Conformance.Values.Value;

namespace Compat.Conformance.Binder;

/// <summary>Asks an engine through the public API.</summary>
internal sealed class EngineCaller : ICaller
{
    private EngineCaller(string engine) => Engine = engine;

    public string Engine { get; }

    /// <exception cref="UsageException">There is no engine of that name, or it is not here.</exception>
    internal static EngineCaller Create(string engine)
    {
        try
        {
            KnownEngines.Get(engine);
        }
        catch (RuntimeError error)
        {
            throw new UsageException(error.Message);
        }

        // Calls were recorded with PyTorch's own defaults, whatever this machine prefers.
        torch.backends.Configure(new CompatSettings());
        // Recorded calls provoke warnings by the hundred; they are no part of what is compared.
        torch.warnings.showwarning = _ => { };
        return new EngineCaller(engine);
    }

    public Answer Ask(Call call)
    {
        var candidates = Candidates.Of(call.Op);
        if (candidates.Count == 0) return new Answer(Unsupported: $"torch.{call.Op} does not exist here.");
        var answer = new Answer();
        try
        {
            using var scope = torch.backends.scope(Engine);
            var operands = new Operands(call);
            var binding = Binding.Best(candidates, new Converter(operands), PythonNames.Arguments(call), call.Kwargs)
                ?? throw new UnsupportedException($"No overload of torch.{call.Op} in C# takes {Signature.Of(call)}.");
            Seed(call.Seed);
            var result = binding.Call();
            answer = answer with { Out = Results.Of(result) };
            return Gradients.Add(answer, call, operands, result);
        }
        catch (Exception error) when (error is UnsupportedException or NotSupportedException)
        {
            return new Answer(Unsupported: error.Message);
        }
        catch (Exception error)
        {
            return Errors.Of(error, answer);
        }
    }

    private static void Seed(ulong seed)
    {
        IReadOnlyList<Value> args = [new IntValue(seed)];
        Binding.Best(Candidates.Of("manual_seed"), new Converter(new Operands(new Call("", "", [], [], 0))), args, [])?.Call();
    }
}
