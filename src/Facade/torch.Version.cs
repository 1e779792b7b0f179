namespace Compat;

public static partial class torch
{
    /// <summary>The release of PyTorch whose behaviour is followed, without the build's suffix (<c>+cpu</c>).</summary>
    public const string __version__ = "2.13.0";

    /// <summary>PyTorch's module <c>torch.version</c>.</summary>
    public static class version
    {
        /// <inheritdoc cref="torch.__version__"/>
        public const string __version__ = torch.__version__;

        /// <summary>The CUDA release of the build, null without one.</summary>
        public static string? cuda => null;

        /// <summary>The HIP release of the build, null without one.</summary>
        public static string? hip => null;

        /// <summary>True for a debug build.</summary>
        public static bool debug => false;
    }
}
