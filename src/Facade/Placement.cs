using Compat.Engines;

namespace Compat;

/// <summary>Where a tensor can go, as <c>to</c> reads it.</summary>
internal static class Placement
{
    /// <summary>Engine and device of <c>cuda:1</c>, <c>libtorch</c> or <c>libtorch:cuda:0</c>; an engine alone means CPU memory.</summary>
    /// <exception cref="RuntimeError">The text names neither, or one that is not here.</exception>
    public static (IEngine Engine, Device Device) Read(string text, IEngine own)
    {
        var colon = text.IndexOf(':');
        var name = colon < 0 ? text : text[..colon];
        if (!KnownEngines.Names.Contains(name)) return (own, Checks.Place(new Device(text), own));
        var engine = KnownEngines.Get(name);
        return (engine, colon < 0 ? Device.Cpu : Checks.Place(new Device(text[(colon + 1)..]), engine));
    }
}
