"""Which case file an operator belongs to."""

TOPICS = {
    "Pointwise": """abs add sub mul div true_divide floor_divide remainder fmod pow neg reciprocal rsqrt sqrt square exp exp2 expm1
        log log2 log10 log1p ceil floor round trunc frac sign sgn clamp clamp_min clamp_max minimum maximum fmin fmax where lerp
        addcmul addcdiv nan_to_num logaddexp logaddexp2 xlogy hypot copysign rsub __radd__ __rmul__ __rsub__ __rdiv__ __rpow__
        __rmod__ float_power positive conj conj_physical real imag angle polar complex ldexp nextafter gcd lcm heaviside""",
    "Pointwise.Special": """sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh sigmoid erf erfc erfinv lgamma digamma
        logit sinc i0 igamma igammac polygamma mvlgamma deg2rad rad2deg""",
    "Comparison": """eq ne lt le gt ge isclose allclose equal isnan isinf isfinite isposinf isneginf isreal logical_and logical_or
        logical_xor logical_not bitwise_and bitwise_or bitwise_xor bitwise_not bitwise_left_shift bitwise_right_shift __rand__
        __ror__ __rxor__ signbit isin""",
    "Reduction": """sum mean prod var std var_mean std_mean max min amax amin aminmax argmax argmin all any norm linalg.vector_norm
        logsumexp nansum nanmean count_nonzero median nanmedian mode quantile nanquantile cumsum cumprod cummax cummin logcumsumexp
        dist sort argsort topk msort kthvalue unique unique_consecutive histc bincount cumulative_trapezoid trapezoid trapz diff cov
        corrcoef searchsorted bucketize""",
    "Shape": """reshape view view_as permute transpose t T H mT mH expand expand_as squeeze unsqueeze flatten unflatten movedim
        cat stack hstack vstack dstack column_stack split split_with_sizes chunk tensor_split hsplit vsplit dsplit unbind narrow
        broadcast_to broadcast_tensors repeat tile repeat_interleave flip fliplr flipud rot90 roll diag diagonal diag_embed diagflat
        tril triu contiguous clone meshgrid as_strided atleast_1d atleast_2d atleast_3d ravel unfold swapaxes moveaxis reshape_as
        block_diag combinations cartesian_prod view_as_real view_as_complex""",
    "Indexing": """__getitem__ gather scatter scatter_add scatter_reduce index_select index_put index_add index_copy index_fill
        index_reduce masked_fill masked_select masked_scatter nonzero argwhere take take_along_dim put select select_scatter
        slice_scatter diagonal_scatter as_strided_scatter""",
    "Creation": """arange linspace logspace eye full full_like ones ones_like zeros zeros_like new_zeros new_ones new_full fill
        tril_indices triu_indices vander scalar_tensor float double long int bool half bfloat16 short char byte cdouble cfloat chalf
        item to type_as""",
    "Random": """rand_like randn randn_like randint randint_like bernoulli multinomial uniform_ exponential_ normal_ cauchy_
        geometric_ log_normal_ normal rand randperm poisson nn.functional.dropout nn.functional.dropout2d nn.functional.dropout3d
        nn.functional.alpha_dropout nn.functional.feature_alpha_dropout nn.functional.rrelu nn.functional.gumbel_softmax""",
    "LinearAlgebra": """mm bmm matmul mv dot vdot addmm addmv addbmm addr baddbmm outer ger inner einsum tensordot trace __rmatmul__
        kron cross cholesky svd qr lu inverse logdet cdist matrix_exp nn.functional.linear nn.functional.bilinear""",
    "Activation": """nn.functional.relu nn.functional.leaky_relu nn.functional.elu nn.functional.gelu nn.functional.silu
        nn.functional.softplus nn.functional.hardtanh nn.functional.relu6 nn.functional.selu nn.functional.celu nn.functional.mish
        nn.functional.hardswish nn.functional.hardsigmoid nn.functional.hardshrink nn.functional.softshrink nn.functional.prelu
        nn.functional.logsigmoid nn.functional.softsign nn.functional.tanhshrink nn.functional.threshold nn.functional.glu softmax
        log_softmax nn.functional.softmin""",
    "Convolution": """nn.functional.conv1d nn.functional.conv2d nn.functional.conv3d nn.functional.conv_transpose1d
        nn.functional.conv_transpose2d nn.functional.conv_transpose3d nn.functional.unfold nn.functional.fold nn.functional.pad
        nn.functional.interpolate nn.functional.upsample_nearest nn.functional.upsample_bilinear nn.functional.pixel_shuffle
        nn.functional.pixel_unshuffle nn.functional.grid_sample nn.functional.affine_grid nn.functional.channel_shuffle""",
    "Normalization": """nn.functional.batch_norm nn.functional.layer_norm nn.functional.group_norm nn.functional.instance_norm
        nn.functional.rms_norm nn.functional.local_response_norm nn.functional.normalize renorm""",
    "Embedding": "nn.functional.embedding nn.functional.embedding_bag nn.functional.one_hot nn.functional.scaled_dot_product_attention",
    "Loss": "nn.functional.kl_div nn.functional.cosine_similarity nn.functional.cross_entropy nn.functional.pairwise_distance",
}
_BY_NAME = {name: topic for topic, names in TOPICS.items() for name in names.split()}
_BY_PART = (("_pool", "Pooling"), ("_loss", "Loss"), ("cross_entropy", "Loss"), ("_conv", "Convolution"), ("fft.", "Spectral"),
            ("linalg.", "LinearAlgebra.Decompositions"), ("special.", "Pointwise.Special"))


def topic_of(name):
    """The topic of a public operator name; `Other` for what no table knows."""
    known = _BY_NAME.get(name)
    return known or next((topic for part, topic in _BY_PART if part in name), "Other")
