using System.Numerics;

namespace Compat.Engines;

// The three kernels of convolution as matrix products over images that are unfolded panel by panel; T is float or double.
internal static unsafe class ConvolutionProducts<T>
    where T : unmanaged, INumberBase<T>
{
    // out (C_out × pixels) = weight (C_out × taps) · unfolded image (taps × pixels), one image and group after the other.
    public static void Forward(in ConvolutionPlan plan, T* x, T* weight, T* bias, T* y) =>
        WorkPool.For((int)(plan.Images * plan.Groups), new ForwardBody(plan, x, weight, bias, y));

    // The image's gradient: as a convolution with the turned weight where the stride is 1, otherwise folded back from weightᵀ · grad.
    // float16 always folds, and adds in that type, as ATen does.
    public static void Input(in ConvolutionPlan plan, T* grad, T* weight, T* dx, ScalarType type)
    {
        if (type != ScalarType.Half && plan.TryTurn(out var turned))
        {
            var memory = GC.AllocateUninitializedArray<T>(plan.Groups * plan.OutChannels * plan.Taps, pinned: true);
            fixed (T* flipped = memory)
            {
                Flip(plan, weight, flipped);
                Forward(turned, grad, flipped, null, dx);
            }

            return;
        }

        WorkPool.For((int)(plan.Images * plan.Groups), new InputBody(plan, grad, weight, dx, type));
    }

    // weight's gradient (C_out × taps) = Σ over images of grad (C_out × pixels) · unfolded imageᵀ (pixels × taps).
    public static void Weight(in ConvolutionPlan plan, T* grad, T* x, T* dw)
    {
        var (m, n, k) = (plan.OutChannels, plan.Taps, plan.Pixels);
        var taps = PaddedImage<T>.Taps(plan);
        for (long image = 0; image < plan.Images; image++)
        {
            for (var g = 0; g < plan.Groups; g++)
            {
                var part = (image * plan.Groups) + g;
                var padded = PaddedImage<T>.Fill(plan, x + (part * plan.InChannels * plan.Height * plan.Width));
                var c = dw + ((long)g * m * n);
                var beta = image == 0 ? T.Zero : T.One;
                var left = new StridedPanels<T>(grad + (part * m * k), k, 1);
                Gemm.RunPanels(m, n, k, T.One, left, new PatchPanels<T>(plan, padded, taps), beta, c, n, 1);
            }
        }
    }

    private static void Flip(in ConvolutionPlan plan, T* weight, T* flipped)
    {
        var area = plan.KernelHeight * plan.KernelWidth;
        for (var g = 0; g < plan.Groups; g++)
        {
            for (var o = 0; o < plan.OutChannels; o++)
            {
                for (var c = 0; c < plan.InChannels; c++)
                {
                    var from = weight + ((((long)((g * plan.OutChannels) + o) * plan.InChannels) + c) * area);
                    var to = flipped + ((((long)((g * plan.InChannels) + c) * plan.OutChannels) + o) * area);
                    for (var i = 0; i < area; i++) to[area - 1 - i] = from[i];
                }
            }
        }
    }

    private readonly struct ForwardBody(ConvolutionPlan plan, T* x, T* weight, T* bias, T* y) : IChunkBody
    {
        public void Invoke(int part)
        {
            var (m, n, k) = (plan.OutChannels, plan.Pixels, plan.Taps);
            var group = part % plan.Groups;
            var image = x + ((long)part * plan.InChannels * plan.Height * plan.Width);
            var w = weight + ((long)group * m * k);
            var c = y + ((long)part * m * n);
            var beta = T.Zero;
            if (bias != null)
            {
                for (var o = 0; o < m; o++) new Span<T>(c + ((long)o * n), n).Fill(bias[(group * m) + o]);
                beta = T.One;
            }

            if (plan.IsPointwise) Gemm.Run(m, n, k, T.One, w, k, 1, image, n, 1, beta, c, n, 1);
            else if (m < 4) Direct(w, PaddedImage<T>.Fill(plan, image), c, beta);
            else
            {
                var padded = PaddedImage<T>.Fill(plan, image);
                var panels = new ImagePanels<T>(plan, padded, PaddedImage<T>.Taps(plan));
                Gemm.RunPanels(m, n, k, T.One, new StridedPanels<T>(w, k, 1), panels, beta, c, n, 1);
            }
        }

        // Few output channels (depthwise): a row of the output gathers one tap after the other.
        private void Direct(T* w, T* padded, T* c, T beta)
        {
            var taps = PaddedImage<T>.Taps(plan);
            if (T.IsZero(beta)) new Span<T>(c, plan.OutChannels * plan.Pixels).Clear();
            for (var o = 0; o < plan.OutChannels; o++)
            {
                for (var row = 0; row < plan.OutHeight; row++, c += plan.OutWidth)
                {
                    var from = padded + (row * plan.StrideY * plan.PaddedWidth);
                    for (var t = 0; t < plan.Taps; t++) AddScaled(c, from + taps[t], w[t], plan.OutWidth, plan.StrideX);
                }

                w += plan.Taps;
            }
        }

        private static void AddScaled(T* to, T* from, T factor, int length, int step)
        {
            var i = 0;
            if (step == 1)
            {
                var factors = Vector.Create(factor);
                for (; i + Vector<T>.Count <= length; i += Vector<T>.Count)
                    Vector.Store(Vector.Load(to + i) + (factors * Vector.Load(from + i)), to + i);
            }

            for (; i < length; i++) to[i] += factor * from[i * step];
        }
    }

    private readonly struct InputBody(ConvolutionPlan plan, T* grad, T* weight, T* dx, ScalarType type) : IChunkBody
    {
        public void Invoke(int part)
        {
            var (m, n, k) = (plan.Taps, plan.Pixels, plan.OutChannels);
            var area = (long)plan.PaddedHeight * plan.PaddedWidth;
            var padded = PaddedImage<T>.Rent((plan.InChannels * area) + ((long)m * n));
            var columns = padded + (plan.InChannels * area);
            new Span<T>(padded, (int)(plan.InChannels * area)).Clear();
            var w = weight + ((long)(part % plan.Groups) * m * k);
            Gemm.Run(m, n, k, T.One, w, 1, m, grad + ((long)part * k * n), n, 1, T.Zero, columns, n, 1);
            Fold(columns, padded);
            Crop(padded, dx + ((long)part * plan.InChannels * plan.Height * plan.Width));
        }

        private void Fold(T* columns, T* padded)
        {
            var taps = PaddedImage<T>.Taps(plan);
            for (var t = 0; t < plan.Taps; t++)
            {
                for (var row = 0; row < plan.OutHeight; row++, columns += plan.OutWidth)
                {
                    var to = padded + taps[t] + (row * plan.StrideY * plan.PaddedWidth);
                    if (type == ScalarType.Half)
                    {
                        for (var i = 0; i < plan.OutWidth; i++)
                            to[i * plan.StrideX] = Rounding.To(to[i * plan.StrideX] + Rounding.To(columns[i], type), type);
                        continue;
                    }

                    for (var i = 0; i < plan.OutWidth; i++) to[i * plan.StrideX] += columns[i];
                }
            }
        }

        private void Crop(T* padded, T* image)
        {
            for (var c = 0; c < plan.InChannels; c++)
            {
                for (var y = 0; y < plan.Height; y++, image += plan.Width)
                {
                    var from = padded + ((((long)c * plan.PaddedHeight) + y + plan.PadY) * plan.PaddedWidth) + plan.PadX;
                    new ReadOnlySpan<T>(from, plan.Width).CopyTo(new Span<T>(image, plan.Width));
                }
            }
        }
    }
}
