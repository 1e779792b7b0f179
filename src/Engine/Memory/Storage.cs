namespace Compat.Engines;

/// <summary>Counts in-place writes; shared by a base, its views and its detached aliases.</summary>
/// <remarks>PyTorch 2.13 <c>c10::VariableVersion</c>.</remarks>
public class VersionCounter
{
    private int _current;

    public int Current => _current;

    public void Bump() => _current++;

    /// <summary>Claims that there were so many writes.</summary>
    public void Set(int version) => _current = version;
}

/// <summary>A block of bytes that tensors look into, wherever it lies; its version counter is that of the tensors made over it.</summary>
/// <remarks>PyTorch 2.13 <c>c10::StorageImpl</c>.</remarks>
public abstract class Storage : VersionCounter
{
    /// <summary>Size in bytes.</summary>
    public abstract long ByteCount { get; }

    public abstract Device Device { get; }
}
