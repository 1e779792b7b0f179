namespace Compat;

/// <summary>A value the program was given, and where it came from.</summary>
/// <param name="Value">The value that counts.</param>
/// <param name="Origin">Such as <c>environment COMPAT_ENGINE</c> or <c>/app/compat.json Engine</c>.</param>
public sealed record CompatSetting<T>(T Value, string Origin);
