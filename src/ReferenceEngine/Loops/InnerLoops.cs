using System.Numerics;
using System.Runtime.CompilerServices;

namespace Compat.Engines;

/// <summary>r[i] = f(x[i]).</summary>
internal readonly unsafe struct MapLoop<TIn, TOut, TKernel>(TKernel kernel) : ILoop
    where TIn : unmanaged
    where TOut : unmanaged
    where TKernel : struct, IMap<TIn, TOut>
{
    public void Invoke(byte** data, long* strides, long n)
    {
        byte* r = data[0], x = data[1];
        var (sr, sx) = (strides[0], strides[1]);
        for (long i = 0; i < n; i++, r += sr, x += sx) *(TOut*)r = kernel.Invoke(*(TIn*)x);
    }
}

/// <summary>r[i] = f(a[i], b[i]).</summary>
internal readonly unsafe struct ZipLoop<TA, TB, TOut, TKernel>(TKernel kernel) : ILoop
    where TA : unmanaged
    where TB : unmanaged
    where TOut : unmanaged
    where TKernel : struct, IZip<TA, TB, TOut>
{
    public void Invoke(byte** data, long* strides, long n)
    {
        byte* r = data[0], a = data[1], b = data[2];
        var (sr, sa, sb) = (strides[0], strides[1], strides[2]);
        for (long i = 0; i < n; i++, r += sr, a += sa, b += sb) *(TOut*)r = kernel.Invoke(*(TA*)a, *(TB*)b);
    }
}

/// <summary>r[i] = f(x[i]) by vectors, the last elements and strided ones too: an element's bits do not depend on where it lies.</summary>
internal readonly unsafe struct VectorMapLoop<T, TForm>(TForm form) : ILoop
    where T : unmanaged
    where TForm : struct, IVectorForm
{
    public void Invoke(byte** data, long* strides, long n)
    {
        long done = 0;
        if (strides[0] == sizeof(T) && strides[1] == sizeof(T))
        {
            T* r = (T*)data[0], x = (T*)data[1];
            for (; done <= n - Vector<T>.Count; done += Vector<T>.Count) Vector.Store(form.Invoke(Vector.Load(x + done)), r + done);
        }

        if (done < n) Gathered(data[0], data[1], strides[0], strides[1], done, n);
    }

    private void Gathered(byte* r, byte* x, long sr, long sx, long done, long n)
    {
        T* gathered = stackalloc T[Vector<T>.Count];
        for (; done < n; done += Vector<T>.Count)
        {
            var count = (int)Math.Min(Vector<T>.Count, n - done);
            for (var i = 0; i < count; i++) gathered[i] = *(T*)(x + ((done + i) * sx));
            Vector.Store(form.Invoke(Vector.Load(gathered)), gathered);
            for (var i = 0; i < count; i++) *(T*)(r + ((done + i) * sr)) = gathered[i];
        }
    }
}

/// <summary>r[i] = f(a[i], b[i]), whole vectors at a time where the operands lie side by side or stand still.</summary>
internal readonly unsafe struct VectorZipLoop<T, TKernel, TForm>(TKernel kernel, TForm form) : ILoop
    where T : unmanaged
    where TKernel : struct, IZip<T, T, T>
    where TForm : struct, IVectorBinaryForm
{
    public void Invoke(byte** data, long* strides, long n)
    {
        T* r = (T*)data[0], a = (T*)data[1], b = (T*)data[2];
        long done = 0;
        if (strides[0] == sizeof(T) && n >= Vector<T>.Count)
        {
            if (strides[1] == sizeof(T) && strides[2] == sizeof(T)) done = BothVary(r, a, b, n);
            else if (strides[1] == sizeof(T) && strides[2] == 0) done = SecondStands(r, a, *b, n);
            else if (strides[1] == 0 && strides[2] == sizeof(T)) done = FirstStands(r, *a, b, n);
        }

        if (done == n) return;
        byte** rest = stackalloc byte*[]
        {
            data[0] + (done * strides[0]), data[1] + (done * strides[1]), data[2] + (done * strides[2]),
        };
        new ZipLoop<T, T, T, TKernel>(kernel).Invoke(rest, strides, n - done);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long BothVary(T* r, T* a, T* b, long n)
    {
        long i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count) Vector.Store(form.Invoke(Vector.Load(a + i), Vector.Load(b + i)), r + i);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long SecondStands(T* r, T* a, T b, long n)
    {
        var still = Vector.Create(b);
        long i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count) Vector.Store(form.Invoke(Vector.Load(a + i), still), r + i);
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long FirstStands(T* r, T a, T* b, long n)
    {
        var still = Vector.Create(a);
        long i = 0;
        for (; i <= n - Vector<T>.Count; i += Vector<T>.Count) Vector.Store(form.Invoke(still, Vector.Load(b + i)), r + i);
        return i;
    }
}
