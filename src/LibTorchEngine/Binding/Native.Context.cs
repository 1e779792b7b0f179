using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Compat.Engines;

// What the C interface does not have, by its C++ names: none of these functions throws.
internal static unsafe partial class Native
{
    private static delegate* unmanaged<nint> _context;
    private static delegate* unmanaged<nint, byte, byte, void> _setDeterministic;
    private static delegate* unmanaged<byte**, void> _capability;

    /// <summary>Whether <see cref="SetDeterministic"/> can be called.</summary>
    public static bool HasDeterministic => _context != null && _setDeterministic != null;

    /// <summary>The vector instructions that kernels were chosen for: <c>AVX512</c>, <c>AVX2</c>, <c>DEFAULT</c>.</summary>
    /// <remarks>PyTorch 2.13 <c>at::get_cpu_capability</c>; where it has another name, the rule of <c>DispatchStub.cpp</c>.</remarks>
    public static string CpuCapability
    {
        get
        {
            if (_capability == null)
            {
                if (Avx512BW.VL.IsSupported && Avx512DQ.VL.IsSupported && Fma.IsSupported) return "AVX512";
                return Avx2.IsSupported && Fma.IsSupported ? "AVX2" : "DEFAULT";
            }

            // A std::string of libstdc++: address, length, and room for 15 characters, which every one of the names fits into.
            var text = stackalloc byte*[4];
            _capability(text);
            return Marshal.PtrToStringUTF8((nint)text[0], (int)text[1]);
        }
    }

    /// <summary>Makes kernels without a deterministic algorithm refuse; holds for the process.</summary>
    /// <remarks>PyTorch 2.13 <c>at::Context::setDeterministicAlgorithms</c>.</remarks>
    public static void SetDeterministic(bool value) => _setDeterministic(_context(), value ? (byte)1 : (byte)0, 0);

    private static void BindContext()
    {
        var isWindows = OperatingSystem.IsWindows();
        _context = (delegate* unmanaged<nint>)Optional(
            _library, isWindows ? "?globalContext@at@@YAAEAVContext@1@XZ" : "_ZN2at13globalContextEv");
        _setDeterministic = (delegate* unmanaged<nint, byte, byte, void>)Optional(
            _library,
            isWindows ? "?setDeterministicAlgorithms@Context@at@@QEAAX_N0@Z" : "_ZN2at7Context26setDeterministicAlgorithmsEbb");
        // Only the library of GNU/Linux has the name with this tag, and with it the layout read above.
        _capability = (delegate* unmanaged<byte**, void>)Optional(_library, "_ZN2at18get_cpu_capabilityB5cxx11Ev");
    }
}
