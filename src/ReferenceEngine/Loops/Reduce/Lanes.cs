using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Compat.Engines;

/// <summary>What the sum's loops add at once: one number, or a vector of them.</summary>
internal unsafe interface ILane<TIn, TAcc>
    where TIn : unmanaged
    where TAcc : unmanaged
{
    TAcc Load(TIn* x);

    TAcc Add(TAcc a, TAcc b);
}

/// <summary>Numbers added in their own type, 32 bytes at a time: as many as ATen's AVX2 build takes, on every machine.</summary>
internal readonly unsafe struct WideLane<T> : ILane<T, Vector256<T>>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Load(T* x) => Vector256.Load(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;
}

/// <summary>One number, added in the accumulator's type.</summary>
internal readonly unsafe struct OneLane<TIn, TAcc> : ILane<TIn, TAcc>
    where TIn : unmanaged
    where TAcc : unmanaged, INumberBase<TAcc>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TAcc Load(TIn* x) => Cast.To<TIn, TAcc>(*x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TAcc Add(TAcc a, TAcc b) => a + b;
}
