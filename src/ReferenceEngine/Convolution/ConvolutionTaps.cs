using System.Numerics;

namespace Compat.Engines;

// What happens where an element of the image meets an element of the weight: the form is linear in each of the three.
internal interface ITap<T>
{
    void Invoke(ref T y, ref T x, ref T weight);
}

// The three kernels of convolution as plain loops, for the types without tiles (integers, complex numbers).
internal static unsafe class ConvolutionTaps<T>
    where T : unmanaged, INumberBase<T>
{
    public static void Run<TTap>(in ConvolutionPlan plan, TTap tap, T* x, T* weight, T* y)
        where TTap : struct, ITap<T>
    {
        for (long part = 0; part < plan.Images * plan.Groups; part++)
        {
            var w = weight + (part % plan.Groups * plan.OutChannels * plan.Taps);
            for (var o = 0; o < plan.OutChannels; o++, w += plan.Taps)
            {
                for (var row = 0; row < plan.OutHeight; row++)
                {
                    for (var column = 0; column < plan.OutWidth; column++, y++) Window(plan, tap, x, w, y, row, column);
                }
            }

            x += plan.InChannels * plan.Height * plan.Width;
        }
    }

    private static void Window<TTap>(in ConvolutionPlan plan, TTap tap, T* x, T* weight, T* y, int row, int column)
        where TTap : struct, ITap<T>
    {
        for (var c = 0; c < plan.InChannels; c++, x += plan.Height * plan.Width)
        {
            for (var i = 0; i < plan.KernelHeight; i++)
            {
                var iy = (row * plan.StrideY) + (i * plan.DilationY) - plan.PadY;
                for (var j = 0; j < plan.KernelWidth; j++, weight++)
                {
                    var ix = (column * plan.StrideX) + (j * plan.DilationX) - plan.PadX;
                    if ((uint)iy < (uint)plan.Height && (uint)ix < (uint)plan.Width)
                        tap.Invoke(ref *y, ref x[(iy * plan.Width) + ix], ref *weight);
                }
            }
        }
    }
}

internal readonly struct OutputTap<T> : ITap<T>
    where T : INumberBase<T>
{
    public void Invoke(ref T y, ref T x, ref T weight) => y += x * weight;
}

internal readonly struct InputTap<T> : ITap<T>
    where T : INumberBase<T>
{
    public void Invoke(ref T y, ref T x, ref T weight) => x += y * weight;
}

internal readonly struct WeightTap<T> : ITap<T>
    where T : INumberBase<T>
{
    public void Invoke(ref T y, ref T x, ref T weight) => weight += y * x;
}
