namespace Compat;

public static partial class torch
{
    /// <summary>Operations inside record nothing.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.no_grad</c>.</remarks>
    public static GradModeScope no_grad() => new(enabled: false);

    /// <summary>Runs <paramref name="body"/> without recording, as the decorator does.</summary>
    public static T no_grad<T>(Func<T> body)
    {
        using var scope = no_grad();
        return body();
    }

    /// <inheritdoc cref="no_grad{T}"/>
    public static void no_grad(Action body)
    {
        using var scope = no_grad();
        body();
    }

    /// <summary>Operations inside record, also within <see cref="no_grad()"/>.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.enable_grad</c>.</remarks>
    public static GradModeScope enable_grad() => new(enabled: true);

    /// <summary>Sets recording on or off, for good or for a <c>using</c> block.</summary>
    /// <remarks>PyTorch 2.13 <c>torch.set_grad_enabled</c>.</remarks>
    public static GradModeScope set_grad_enabled(bool mode) => new(mode);

    /// <summary>True where operations record.</summary>
    public static bool is_grad_enabled() => GradMode.Enabled;
}
