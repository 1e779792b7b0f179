namespace Compat.Engines;

// One group of channels of one image with its border of zeros, so that no tap needs a bounds check.
internal static unsafe class PaddedImage<T>
    where T : unmanaged
{
    // Vector copies may read this far past the last tap.
    private const int Slack = 64;

    [ThreadStatic]
    private static T[]? Buffer;

    [ThreadStatic]
    private static int[]? Offsets;

    // Memory of this thread, not cleared; valid until the next call.
    public static T* Rent(long count)
    {
        if (Buffer is null || Buffer.Length < count + Slack) Buffer = GC.AllocateArray<T>((int)count + Slack, pinned: true);
        fixed (T* start = Buffer) return start;
    }

    public static T* Fill(in ConvolutionPlan plan, T* image)
    {
        var (height, width) = (plan.PaddedHeight, plan.PaddedWidth);
        var to = Rent((long)plan.InChannels * height * width);
        for (var c = 0; c < plan.InChannels; c++)
        {
            var plane = new Span<T>(to + ((long)c * height * width), height * width);
            if (plan.PadY > 0 || plan.PadX > 0) plane.Clear();
            for (var y = 0; y < plan.Height; y++)
            {
                new ReadOnlySpan<T>(image + ((((long)c * plan.Height) + y) * plan.Width), plan.Width)
                    .CopyTo(plane.Slice(((y + plan.PadY) * width) + plan.PadX, plan.Width));
            }
        }

        return to;
    }

    // Where each tap (channel, row, column) of the kernel lies from its window's first element, in the padded image.
    public static int* Taps(in ConvolutionPlan plan)
    {
        if (Offsets is null || Offsets.Length < plan.Taps) Offsets = GC.AllocateArray<int>(plan.Taps, pinned: true);
        var (height, width, at) = (plan.PaddedHeight, plan.PaddedWidth, 0);
        for (var c = 0; c < plan.InChannels; c++)
        {
            for (var i = 0; i < plan.KernelHeight; i++)
            {
                for (var j = 0; j < plan.KernelWidth; j++)
                    Offsets[at++] = (((c * height) + (i * plan.DilationY)) * width) + (j * plan.DilationX);
            }
        }

        fixed (int* start = Offsets) return start;
    }
}
