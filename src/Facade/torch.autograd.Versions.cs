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
}
