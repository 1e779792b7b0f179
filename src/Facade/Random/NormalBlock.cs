using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Compat;

/// <summary>Box and Muller over blocks of 16 units: 8 radii and 8 angles give 8 cosines and 8 sines.</summary>
/// <remarks>
/// ATen <c>normal_fill_16_AVX2</c> with the polynomials of avx_mathfun.h, here operation by operation, fused where the compiled
/// kernel fuses, so that the bits are PyTorch's on any machine. That header: AVX implementation of sin, cos, sincos, exp and log,
/// based on "sse_mathfun.h", by Julien Pommier, Copyright (C) 2012 Giovanni Garberoglio, Interdisciplinary Laboratory for
/// Computational Science (LISC), Fondazione Bruno Kessler and University of Trento. This software is provided 'as-is', without any
/// express or implied warranty. Permission is granted to anyone to use this software for any purpose, including commercial
/// applications, and to alter it and redistribute it freely, subject to the following restrictions: 1. The origin must not be
/// misrepresented. 2. Altered source versions must be plainly marked as such (this one is altered: rewritten in C#). 3. This notice
/// may not be removed or altered from any source distribution. (This is the zlib license.)
/// </remarks>
internal static class NormalBlock
{
    internal const int Size = 16;

    /// <summary>Turns whole blocks of units into normals.</summary>
    internal static void Transform(Span<float> blocks, float mean, float deviation)
    {
        ref var block = ref MemoryMarshal.GetReference(blocks);
        var (means, deviations) = (Vector256.Create(mean), Vector256.Create(deviation));
        for (nuint i = 0; i + Size <= (nuint)blocks.Length; i += Size)
        {
            var first = Vector256<float>.One - Vector256.LoadUnsafe(ref block, i);
            var radius = Vector256.Sqrt(Log(first) * -2f);
            var (sine, cosine) = SinCos(Vector256.LoadUnsafe(ref block, i + 8) * Constant(0x40C90FDB));
            Vector256.FusedMultiplyAdd(radius * cosine, deviations, means).StoreUnsafe(ref block, i);
            Vector256.FusedMultiplyAdd(radius * sine, deviations, means).StoreUnsafe(ref block, i + 8);
        }
    }

    /// <summary>The same for one block in double, with the C library's functions.</summary>
    internal static void Transform(Span<double> block, double mean, double deviation)
    {
        for (var j = 0; j < Size / 2; j++)
        {
            var radius = Math.Sqrt(-2.0 * Math.Log(1 - block[j]));
            var theta = 2.0 * Math.PI * block[j + Size / 2];
            block[j] = Math.FusedMultiplyAdd(radius * Math.Cos(theta), deviation, mean);
            block[j + Size / 2] = Math.FusedMultiplyAdd(radius * Math.Sin(theta), deviation, mean);
        }
    }

    // u is in [2^-24, 1], so that the header's clamp at the smallest normal number has nothing to do.
    private static Vector256<float> Log(Vector256<float> u)
    {
        var bits = u.AsInt32();
        var exponent = Vector256.ConvertToSingle((bits >>> 23) - Vector256.Create(126));
        var x = ((bits & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F000000)).AsSingle();
        var small = Vector256.LessThan(x, Constant(0x3F3504F3));
        exponent -= Vector256<float>.One & small;
        x = x - Vector256<float>.One + (x & small);
        var z = x * x;
        var y = Fma(Constant(0x3D9021BB), x, Constant(0xBDEBD1B8));
        y = Fma(y, x, Constant(0x3DEF251A));
        y = Fma(y, x, Constant(0xBDFE5D4F));
        y = Fma(y, x, Constant(0x3E11E9BF));
        y = Fma(y, x, Constant(0xBE2AAE50));
        y = Fma(y, x, Constant(0x3E4CCEAC));
        y = Fma(y, x, Constant(0xBE7FFFFC));
        y = Fma(y, x, Constant(0x3EAAAAAA)) * x;
        y = Fma(y, z, exponent * Constant(0xB95E8083));
        y = Fma(-z, Vector256.Create(0.5f), y);
        return Fma(exponent, Constant(0x3F318000), x + y);
    }

    // For t in [0, 2π).
    private static (Vector256<float> Sine, Vector256<float> Cosine) SinCos(Vector256<float> t)
    {
        var octant = (Vector256.ConvertToInt32Native(t * Constant(0x3FA2F983)) + Vector256<int>.One) & Vector256.Create(~1);
        var q = Vector256.ConvertToSingle(octant);
        var x = Fma(q, Constant(0xBF490000), t);
        x = Fma(q, Constant(0xB97DA000), x);
        x = Fma(q, Constant(0xB3222169), x);
        var z = x * x;
        var c = Fma(Fma(Constant(0x37CCF5CE), z, Constant(0xBAB6061A)), z, Constant(0x3D2AAAA5));
        c = Fma(z, c * z, -(z * 0.5f)) + Vector256<float>.One;
        var s = Fma(Fma(Constant(0xB94CA1F9), z, Constant(0x3C08839E)), z, Constant(0xBE2AAAA3));
        s = Fma(x, s * z, x);

        var keep = Vector256.Equals(octant & Vector256.Create(2), Vector256<int>.Zero).AsSingle();
        var sine = Vector256.ConditionalSelect(keep, s, c).AsInt32() ^ ((octant & Vector256.Create(4)) << 29);
        var cosineSign = (~(octant - Vector256.Create(2)) & Vector256.Create(4)) << 29;
        var cosine = Vector256.ConditionalSelect(keep, c, s).AsInt32() ^ cosineSign;
        return (sine.AsSingle(), cosine.AsSingle());
    }

    private static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    private static Vector256<float> Constant(uint bits) => Vector256.Create(BitConverter.UInt32BitsToSingle(bits));
}
