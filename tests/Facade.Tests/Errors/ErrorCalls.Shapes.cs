using static Compat.torch;

namespace Compat.Facade.Tests.Errors;

/// <content>Views, joining and splitting, indexing.</content>
internal static partial class ErrorCalls
{
    private static readonly Dictionary<string, Func<object?>> Shapes = new()
    {
        ["view.size"] = () => zeros(6).view(4, 2),
        ["view.two_minus_ones"] = () => zeros(6).view(-1, -1),
        ["view.minus_one_indivisible"] = () => zeros(6).view(4, -1),
        ["view.not_contiguous"] = () => zeros((2, 3)).t().view(6),
        ["view.negative_size"] = () => zeros(6).view(-2, 3),
        ["reshape.size"] = () => zeros(6).reshape(4, 2),
        ["permute.repeat"] = () => zeros((2, 3)).permute(0, 0),
        ["transpose.range"] = () => zeros((2, 3)).transpose(0, 2),
        ["unsqueeze.range"] = () => zeros((2, 3)).unsqueeze(4),
        ["squeeze.range"] = () => zeros((2, 3)).squeeze(2),
        ["flatten.order"] = () => zeros((2, 3, 4)).flatten(2, 1),
        ["unflatten.product"] = () => zeros(6).unflatten(0, (4, 2)),
        ["split.sizes_sum"] = () => zeros(5).split([2, 2]),
        ["split.negative"] = () => zeros(5).split(-1),
        ["chunk.zero"] = () => zeros(5).chunk(0),
        ["cat.sizes"] = () => cat([zeros((2, 3)), zeros((2, 4))]),
        ["cat.ndim"] = () => cat([zeros((2, 3)), zeros(2)]),
        ["cat.empty_list"] = () => cat([]),
        ["cat.dim_range"] = () => cat([zeros(2), zeros(2)], dim: 1),
        ["repeat.dims"] = () => zeros((2, 3)).repeat(2),
        ["repeat.negative"] = () => zeros(2).repeat(-1),
        ["roll.dims"] = () => zeros(3).roll((1, 2), new long[] { 0 }),
        ["triu.1d"] = () => zeros(3).triu(),
    };

    private static readonly Dictionary<string, Func<object?>> Indexing = new()
    {
        ["index.out_of_range"] = () => zeros(3)[3],
        ["index.out_of_range_negative"] = () => zeros(3)[-4],
        ["index.out_of_range_dim1"] = () => zeros((2, 3))[0, 5],
        ["index.scalar_tensor"] = () => tensor(1.0)[0],
        ["index.float_tensor"] = () => zeros(3)[tensor([0.0, 1.0])],
        ["index.mask_shape"] = () => zeros(3)[tensor([true, false])],
        ["index.mask_shape_2d"] = () => zeros((2, 3))[ones((3, 2), dtype: @bool)],
        ["index.negative_step"] = () => zeros(3)[TensorIndex.Slice(null, null, -1)],
        ["index.zero_step"] = () => zeros(3)[TensorIndex.Slice(null, null, 0)],
        ["index.assign_shape"] = Do(() =>
        {
            var t = zeros(3);
            t[0..2] = zeros(3);
        }),
        ["index.assign_mask_shape"] = Do(() =>
        {
            var t = zeros(3);
            t[tensor([true, true, false])] = zeros(3);
        }),
        ["index.index_select_ndim"] = () => zeros(3).index_select(0, zeros((1, 1), dtype: int64)),
        ["index.gather_range"] = () => torch.gather(zeros((2, 2)), 1, full((2, 1), 2)),
        ["index.scatter_range"] = () => zeros((2, 2)).scatter_(1, full((2, 1), 2), 1.0),
        ["index.masked_fill_value"] = () => zeros(2).masked_fill(tensor([true, false]), zeros(2)),
        ["index.masked_select_mask"] = () => zeros(2).masked_select(zeros(2)),
        ["index.take_range"] = () => zeros(3).take(tensor([7])),
    };

    private static readonly Dictionary<string, Func<object?>> Products = new()
    {
        ["matmul.mm_3d"] = () => torch.mm(zeros((2, 3, 4)), zeros((4, 5))),
        ["matmul.mm_shapes"] = () => torch.mm(zeros((2, 3)), zeros((4, 5))),
        ["matmul.t_3d"] = () => zeros((2, 3, 4)).t(),
    };

    private static readonly Dictionary<string, Func<object?>> Reductions = new()
    {
        ["reduce.dim_range_negative"] = () => zeros((2, 3)).sum(-3),
        ["reduce.repeated_dim"] = () => zeros((2, 3)).sum((0, 0)),
        ["reduce.softmax_dim"] = () => torch.softmax(zeros(3), 1),
    };
}
