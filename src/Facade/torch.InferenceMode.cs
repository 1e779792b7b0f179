namespace Compat;

public static partial class torch
{
    /// <summary>Operations inside record nothing, and what they make takes no part in autograd afterwards either.</summary>
    /// <param name="mode">False ends an enclosing inference mode for the block, with gradients on.</param>
    /// <remarks>PyTorch 2.13 <c>torch.inference_mode</c>.</remarks>
    public static GradModeScope inference_mode(bool mode = true) => ModeChange.Inference(mode).Open();

    /// <summary>Runs <paramref name="body"/> in inference mode, as the decorator does.</summary>
    public static T inference_mode<T>(Func<T> body, bool mode = true)
    {
        using var scope = inference_mode(mode);
        return body();
    }

    /// <inheritdoc cref="inference_mode{T}(Func{T}, bool)"/>
    public static void inference_mode(Action body, bool mode = true)
    {
        using var scope = inference_mode(mode);
        body();
    }

    /// <inheritdoc cref="GradModeScope.__call__{T, TResult}(Func{T, TResult})"/>
    public static Func<T, TResult> inference_mode<T, TResult>(Func<T, TResult> orig_func, bool mode = true) =>
        Wrapped(ModeChange.Inference(mode), orig_func);

    /// <inheritdoc cref="inference_mode{T, TResult}(Func{T, TResult}, bool)"/>
    public static Func<T1, T2, TResult> inference_mode<T1, T2, TResult>(Func<T1, T2, TResult> orig_func, bool mode = true) =>
        Wrapped(ModeChange.Inference(mode), orig_func);

    /// <inheritdoc cref="ModeSequence{T}"/>
    public static IEnumerable<T> inference_mode<T>(Func<IEnumerable<T>> orig_func, bool mode = true) =>
        new ModeSequence<T>(ModeChange.Inference(mode), orig_func);

    /// <inheritdoc cref="ModeAsyncSequence{T}"/>
    public static IAsyncEnumerable<T> inference_mode<T>(Func<IAsyncEnumerable<T>> orig_func, bool mode = true) =>
        new ModeAsyncSequence<T>(ModeChange.Inference(mode), orig_func);

    /// <summary>True inside <see cref="inference_mode(bool)"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.is_inference_mode_enabled</c>.</remarks>
    public static bool is_inference_mode_enabled() => GradMode.InferenceEnabled;

    /// <summary>True for a tensor that was made in inference mode and is no view of one that was not.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.is_inference</c>.</remarks>
    public static bool is_inference(this Tensor input) => input.IsInference;
}
