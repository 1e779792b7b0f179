using System.Numerics;

namespace Compat.Engines;

// Rows of `count` elements; sums of a row are taken in double.
internal static unsafe class LayerNormalization<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Forward(T* x, long rows, long count, T* weight, T* bias, double eps, T* y, T* mean, T* inverse)
    {
        for (long row = 0; row < rows; row++, x += count, y += count)
        {
            double total = 0, squares = 0;
            for (long i = 0; i < count; i++) total += double.CreateTruncating(x[i]);
            var center = total / count;
            for (long i = 0; i < count; i++)
            {
                var u = double.CreateTruncating(x[i]) - center;
                squares += u * u;
            }

            mean[row] = T.CreateTruncating(center);
            inverse[row] = T.One / T.Sqrt(T.CreateTruncating(squares / count) + T.CreateTruncating(eps));
            var (scale, shift) = (inverse[row], -inverse[row] * mean[row]);
            for (long i = 0; i < count; i++)
            {
                var value = (x[i] * scale) + shift;
                if (weight != null) value *= weight[i];
                y[i] = bias == null ? value : value + bias[i];
            }
        }
    }

    // dx = grad·γ·r + x·b + c with b = (Σgγ·μ − Σgγx)·r³/n, c = −b·μ − Σgγ·r/n;
    // the weight's sums are gathered row after row.
    public static void Backward(
        T* grad, T* x, long rows, long count, T* weight, T* mean, T* inverse, T* dx, double* dweight, double* dbias)
    {
        for (long row = 0; row < rows; row++, grad += count, x += count, dx += count)
        {
            double dot = 0, total = 0;
            double center = double.CreateTruncating(mean[row]), r = double.CreateTruncating(inverse[row]);
            for (long i = 0; i < count; i++)
            {
                double g = double.CreateTruncating(grad[i]), value = double.CreateTruncating(x[i]);
                dbias[i] += g;
                dweight[i] += g * double.CreateTruncating(T.FusedMultiplyAdd(inverse[row], x[i], -inverse[row] * mean[row]));
                if (weight != null) g *= double.CreateTruncating(weight[i]);
                total += g;
                dot += g * value;
            }

            var b = ((total * center) - dot) * r * r * r / count;
            var c = (-b * center) - (total * r / count);
            for (long i = 0; i < count; i++)
            {
                var g = double.CreateTruncating(grad[i]);
                if (weight != null) g *= double.CreateTruncating(weight[i]);
                dx[i] = T.CreateTruncating((g * r) + (double.CreateTruncating(x[i]) * b) + c);
            }
        }
    }
}
