using System.Runtime.Loader;

/// <summary>
/// Runs in a program of the user's before its own code (<c>DOTNET_STARTUP_HOOKS</c>), so that engines which the program does not reference
/// are found beside <c>compat</c>.
/// </summary>
/// <remarks>The runtime asks for this name, outside any namespace, and for <c>Initialize</c>.</remarks>
internal static class StartupHook
{
    public static void Initialize()
    {
        var folder = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var file = Path.Combine(folder, name.Name + ".dll");
            return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
    }
}
