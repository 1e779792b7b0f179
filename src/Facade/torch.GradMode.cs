namespace Compat;

public static partial class torch
{
    /// <summary>Operations inside record nothing.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.no_grad</c>.</remarks>
    public static GradModeScope no_grad() => new(enabled: false);

    /// <summary>Runs <paramref name="body"/> without recording, as the decorator does; of an asynchronous one, what follows its awaits
    /// too.</summary>
    public static T no_grad<T>(Func<T> body)
    {
        using var scope = no_grad();
        return body();
    }

    /// <inheritdoc cref="no_grad{T}(Func{T})"/>
    public static void no_grad(Action body)
    {
        using var scope = no_grad();
        body();
    }

    /// <inheritdoc cref="GradModeScope.__call__{T, TResult}(Func{T, TResult})"/>
    public static Func<T, TResult> no_grad<T, TResult>(Func<T, TResult> orig_func) => Wrapped(ModeChange.Grad(false), orig_func);

    /// <inheritdoc cref="no_grad{T, TResult}(Func{T, TResult})"/>
    public static Func<T1, T2, TResult> no_grad<T1, T2, TResult>(Func<T1, T2, TResult> orig_func) =>
        Wrapped(ModeChange.Grad(false), orig_func);

    /// <inheritdoc cref="ModeSequence{T}"/>
    public static IEnumerable<T> no_grad<T>(Func<IEnumerable<T>> orig_func) => new ModeSequence<T>(ModeChange.Grad(false), orig_func);

    /// <inheritdoc cref="ModeAsyncSequence{T}"/>
    public static IAsyncEnumerable<T> no_grad<T>(Func<IAsyncEnumerable<T>> orig_func) =>
        new ModeAsyncSequence<T>(ModeChange.Grad(false), orig_func);

    /// <summary>Operations inside record, also within <see cref="no_grad()"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.enable_grad</c>.</remarks>
    public static GradModeScope enable_grad() => new(enabled: true);

    /// <summary>Runs <paramref name="body"/> recording, as the decorator does; of an asynchronous one, what follows its awaits
    /// too.</summary>
    public static T enable_grad<T>(Func<T> body)
    {
        using var scope = enable_grad();
        return body();
    }

    /// <inheritdoc cref="enable_grad{T}(Func{T})"/>
    public static void enable_grad(Action body)
    {
        using var scope = enable_grad();
        body();
    }

    /// <inheritdoc cref="GradModeScope.__call__{T, TResult}(Func{T, TResult})"/>
    public static Func<T, TResult> enable_grad<T, TResult>(Func<T, TResult> orig_func) => Wrapped(ModeChange.Grad(true), orig_func);

    /// <inheritdoc cref="enable_grad{T, TResult}(Func{T, TResult})"/>
    public static Func<T1, T2, TResult> enable_grad<T1, T2, TResult>(Func<T1, T2, TResult> orig_func) =>
        Wrapped(ModeChange.Grad(true), orig_func);

    /// <inheritdoc cref="ModeSequence{T}"/>
    public static IEnumerable<T> enable_grad<T>(Func<IEnumerable<T>> orig_func) => new ModeSequence<T>(ModeChange.Grad(true), orig_func);

    /// <inheritdoc cref="ModeAsyncSequence{T}"/>
    public static IAsyncEnumerable<T> enable_grad<T>(Func<IAsyncEnumerable<T>> orig_func) =>
        new ModeAsyncSequence<T>(ModeChange.Grad(true), orig_func);

    /// <summary>Sets recording on or off, for good or for a <c>using</c> block.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.set_grad_enabled</c>.</remarks>
    public static GradModeScope set_grad_enabled(bool mode) => new(mode);

    /// <summary>Runs <paramref name="body"/> recording or not, and leaves the caller's mode alone.</summary>
    public static T set_grad_enabled<T>(bool mode, Func<T> body)
    {
        using var scope = set_grad_enabled(mode);
        return body();
    }

    /// <inheritdoc cref="set_grad_enabled{T}(bool, Func{T})"/>
    public static void set_grad_enabled(bool mode, Action body)
    {
        using var scope = set_grad_enabled(mode);
        body();
    }

    /// <inheritdoc cref="GradModeScope.__call__{T, TResult}(Func{T, TResult})"/>
    public static Func<T, TResult> set_grad_enabled<T, TResult>(bool mode, Func<T, TResult> orig_func) =>
        Wrapped(ModeChange.Grad(mode), orig_func);

    /// <summary>True where gradients are on.</summary>
    public static bool is_grad_enabled() => GradMode.GradEnabled;

    internal static Func<T, TResult> Wrapped<T, TResult>(ModeChange mode, Func<T, TResult> function) => argument =>
    {
        using var scope = mode.Open();
        return function(argument);
    };

    internal static Func<T1, T2, TResult> Wrapped<T1, T2, TResult>(ModeChange mode, Func<T1, T2, TResult> function) => (first, second) =>
    {
        using var scope = mode.Open();
        return function(first, second);
    };
}
