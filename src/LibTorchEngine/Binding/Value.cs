namespace Compat.Engines;

/// <summary>A tensor of libtorch inside one <see cref="Scope"/>, which owns it; the default value stands for none.</summary>
internal readonly unsafe struct Value(nint handle)
{
    public nint Handle { get; } = handle;

    /// <summary>Whether there is a tensor: operators return undefined ones for results nobody asked for.</summary>
    public bool IsDefined
    {
        get
        {
            byte defined = 0;
            if (Handle != 0) TorchFault.Check(Native.IsDefined(Handle, &defined));
            return defined != 0;
        }
    }

    /// <summary>The sizes, in memory of the tensor.</summary>
    public ReadOnlySpan<long> Sizes
    {
        get
        {
            long* sizes;
            TorchFault.Check(Native.Sizes(Handle, &sizes));
            return new(sizes, Rank);
        }
    }

    /// <summary>The strides in elements, in memory of the tensor.</summary>
    public ReadOnlySpan<long> Strides
    {
        get
        {
            long* strides;
            TorchFault.Check(Native.Strides(Handle, &strides));
            return new(strides, Rank);
        }
    }

    public int Rank
    {
        get
        {
            long rank;
            TorchFault.Check(Native.Rank(Handle, &rank));
            return (int)rank;
        }
    }

    /// <summary>The number of <c>c10::ScalarType</c>.</summary>
    public int ScalarType
    {
        get
        {
            int type;
            TorchFault.Check(Native.ScalarType(Handle, &type));
            return type;
        }
    }

    /// <summary>The number of <c>c10::DeviceType</c>: 0 for the CPU.</summary>
    public int DeviceType
    {
        get
        {
            int type;
            TorchFault.Check(Native.DeviceType(Handle, &type));
            return type;
        }
    }

    /// <summary>The bytes of the memory it looks into, which may be more than it shows.</summary>
    public long StorageSize
    {
        get
        {
            long bytes;
            TorchFault.Check(Native.StorageSize(Handle, &bytes));
            return bytes;
        }
    }

    /// <summary>The first element, storage offset included.</summary>
    public void* Data
    {
        get
        {
            void* data;
            TorchFault.Check(Native.DataPointer(Handle, &data));
            return data;
        }
    }
}
