using System.Runtime.CompilerServices;
using Xunit;

namespace Compat.Autograd.Tests;

/// <summary>What the garbage collector frees, asked where no local of the caller's keeps it.</summary>
internal static class Collected
{
    /// <summary>Makes an object in a frame of its own, and fails unless the collector frees it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Freed(Func<object> make)
    {
        var weak = Weak(make);
        Collect();
        Assert.False(weak.IsAlive, "still reachable");
    }

    /// <summary>A weak reference to what <paramref name="make"/> returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WeakReference Weak(Func<object> make) => new(make());

    public static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
