namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What <see cref="_unsafe_preserve_version_counter"/> opens: at its end the versions are as at its beginning.</summary>
        public readonly struct PreservedVersions : IDisposable
        {
            private readonly TensorList _tensors;
            private readonly long[] _versions;

            internal PreservedVersions(TensorList tensors)
            {
                (_tensors, _versions) = (tensors, new long[tensors.Count]);
                for (var i = 0; i < _versions.Length; i++) _versions[i] = tensors[i]!._version;
            }

            public void Dispose() => _C._autograd._unsafe_set_version_counter(_tensors, _versions);
        }

        /// <summary>A scope in which writes to the tensors are not counted, so that backward does not notice them.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.autograd._unsafe_preserve_version_counter</c>.</remarks>
        public static PreservedVersions _unsafe_preserve_version_counter(TensorList tensors) => new(tensors);
    }

    /// <summary>PyTorch's module <c>torch._C</c>.</summary>
    public static partial class _C
    {
        /// <summary>PyTorch's module <c>torch._C._autograd</c>.</summary>
        public static partial class _autograd
        {
            /// <summary>Claims of each tensor that it was written so often.</summary>
            /// <exception cref="RuntimeError">There are not as many versions as tensors, or one is negative.</exception>
            /// <remarks>PyTorch 2.13 <c>torch._C._autograd._unsafe_set_version_counter</c>.</remarks>
            public static void _unsafe_set_version_counter(TensorList tensors, params ReadOnlySpan<long> versions)
            {
                if (tensors.Count != versions.Length)
                {
                    throw new RuntimeError($"tensors_len={tensors.Count}, versions_len={versions.Length}");
                }

                for (var i = 0; i < versions.Length; i++)
                {
                    if (tensors[i]!.IsInference)
                    {
                        throw new RuntimeError("Tried to call torch.autograd._unsafe_set_version() on a tensor that does not have a "
                            + "version counter. Was it created in inference mode?");
                    }

                    if (versions[i] < 0) throw new RuntimeError($"Cannot set a version_counter to a value below 0: {versions[i]}");
                    tensors[i]!.Counter.Set((int)versions[i]);
                }
            }
        }
    }
}
