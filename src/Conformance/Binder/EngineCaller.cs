using Compat.Conformance.Cases;
using Compat.Conformance.Running;

namespace Compat.Conformance.Binder;

/// <summary>Asks an engine through the public API.</summary>
internal sealed class EngineCaller(string engine) : ICaller
{
    public string Engine => engine;

    internal static EngineCaller Create(string engine) => new(engine);

    public Answer Ask(Call call) => new(Unsupported: $"torch.{call.Op} does not exist yet");
}
