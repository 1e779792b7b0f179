using System.Diagnostics.CodeAnalysis;

namespace Compat.Engines;

/// <summary>The engines that exist, by name, each found by the constant name of its type the first time it is asked for.</summary>
public static class KnownEngines
{
    private static readonly Dictionary<string, IEngine> Made = [];
    private static readonly Lock Gate = new();

    public static IReadOnlyList<string> Names { get; private set; } = ["reference", "libtorch", "torchsharp"];

    /// <exception cref="RuntimeError">There is no engine of that name, or it is not here: the message says what to do.</exception>
    public static IEngine Get(string name)
    {
        lock (Gate)
        {
            if (Made.TryGetValue(name, out var engine)) return engine;
            var type = Find(name) ?? throw new RuntimeError($"The engine '{name}' is not here. {Remedy(name)}");
            try
            {
                return Made[name] = (IEngine)Activator.CreateInstance(type)!;
            }
            catch (System.Reflection.TargetInvocationException e) when (e.InnerException is RuntimeError inner)
            {
                throw new RuntimeError(inner.Message, inner);
            }
        }
    }

    /// <summary>Takes an engine that tests made.</summary>
    internal static void Add(IEngine engine)
    {
        lock (Gate)
        {
            if (!Made.TryAdd(engine.Name, engine)) return;
            Names = [.. Names, engine.Name];
        }
    }

    // Constants, so that trimming keeps the constructor of each engine the application references.
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    private static Type? Find(string name) => name switch
    {
        "reference" => Type.GetType("Compat.Engines.ReferenceEngine, Compat.ReferenceEngine"),
        "libtorch" => Type.GetType("Compat.Engines.LibTorchEngine, Compat.LibTorchEngine"),
        "torchsharp" => Type.GetType("Compat.Engines.TorchSharpEngine, Compat.TorchSharpEngine"),
        _ => throw new RuntimeError($"There is no engine '{name}'; the engines are {string.Join(", ", Names)}."),
    };

    private static string Remedy(string name) => name switch
    {
        "reference" => "Reference the package Compat (or Compat.ReferenceEngine).",
        "libtorch" => "Reference the package Compat.LibTorchEngine, and install PyTorch 2.10 or newer (pip install torch).",
        _ => "Build with -p:TorchSharp=true and reference Compat.TorchSharpEngine.",
    };
}
