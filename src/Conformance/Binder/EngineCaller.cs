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
    private readonly Device _device;

    private EngineCaller(IEngine engine, Device device)
    {
        (Engine, Description, _device) = (engine.Name, engine.Describe(), device);
        // Factories without a device make their tensors where the operands lie.
        if (device.type != Device.Cpu.type) torch.set_default_device(device);
    }

    public string Engine { get; }

    public EngineDescription? Description { get; }

    /// <exception cref="UsageException">There is no engine of that name, or it is not here, or it has no such device.</exception>
    internal static EngineCaller Create(string engine, string device = "cpu")
    {
        IEngine found;
        Device place;
        try
        {
            (found, place) = (KnownEngines.Get(engine), new Device(device));
        }
        catch (RuntimeError error)
        {
            throw new UsageException(error.Message);
        }

        var count = found.DeviceCount(place.type);
        if ((place.index ?? 0) >= count)
        {
            throw new UsageException($"The engine {engine} has no device '{device}': it finds {count} of that type.");
        }

        // Calls were recorded with PyTorch's own defaults, whatever this machine prefers.
        torch.backends.Configure(new CompatSettings());
        // Recorded calls provoke warnings by the hundred; they are no part of what is compared.
        torch.warnings.showwarning = _ => { };
        return new EngineCaller(found, place);
    }

    public Answer Ask(Call call)
    {
        var candidates = Candidates.Of(call.Op);
        if (candidates.Count == 0) return new Answer(Unsupported: $"torch.{call.Op} does not exist here.");
        var answer = new Answer();
        try
        {
            using var scope = torch.backends.scope(Engine);
            var operands = new Operands(call, _device);
            var binding = Binding.Best(candidates, new Converter(operands), PythonNames.Arguments(call), call.Kwargs)
                ?? throw new UnsupportedException($"No overload of torch.{call.Op} in C# takes {Signature.Of(call)}.");
            Call("manual_seed", new IntValue(call.Seed));
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

    private static void Call(string name, Value argument)
    {
        var converter = new Converter(new Operands(new Call("", "", [], [], 0), Device.Cpu));
        Binding.Best(Candidates.Of(name), converter, [argument], [])?.Call();
    }
}
