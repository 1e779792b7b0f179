namespace Compat;

/// <summary>derivatives.yaml: <c>transpose_</c>.</summary>
internal sealed class TransposeBackward1(Tensor self, long dim0, long dim1) : TransposeBackward0(self, dim0, dim1);

/// <summary>derivatives.yaml: <c>t_</c>.</summary>
internal sealed class TBackward1(Tensor self) : TBackward0(self);

/// <summary>derivatives.yaml: <c>unsqueeze_</c>.</summary>
internal sealed class UnsqueezeBackward1(Tensor self, long dim) : UnsqueezeBackward0(self, dim);

/// <summary>derivatives.yaml: <c>squeeze_</c>.</summary>
internal sealed class SqueezeBackward3(Tensor self) : SqueezeBackward0(self);

/// <summary>derivatives.yaml: <c>squeeze_.dim</c>.</summary>
internal sealed class SqueezeBackward4(Tensor self, long dim) : SqueezeBackward1(self, dim);

/// <summary>derivatives.yaml: <c>squeeze_.dims</c>.</summary>
internal sealed class SqueezeBackward5(Tensor self, long[] dim) : SqueezeBackward2(self, dim);

/// <summary>derivatives.yaml: <c>as_strided_</c>.</summary>
internal sealed class AsStridedBackward1(Tensor self, Engines.Shape output, long offset, bool isDefaultOffset)
    : AsStridedBackward0(self, output, offset, isDefaultOffset);
