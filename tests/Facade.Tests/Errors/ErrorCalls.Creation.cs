using static Compat.torch;

namespace Compat.Facade.Tests.Errors;

/// <content>Making tensors, devices, random numbers, conversions to numbers and arrays.</content>
internal static partial class ErrorCalls
{
    private static readonly Dictionary<string, Func<object?>> Creation = new()
    {
        ["create.ragged_list"] = () => tensor([[1, 2], [3]]),
        ["create.randperm_negative"] = () => randperm(-1),
        ["create.normal_negative_std"] = () => normal(0.0, -1.0, (2)),
        ["create.int_requires_grad"] = () => tensor([1, 2], requires_grad: true),
        ["create.int_requires_grad_later"] = () => tensor([1, 2]).requires_grad_(),
        ["create.int_set_requires_grad"] = Do(() => tensor([1, 2]).requires_grad = true),
        ["create.full_overflow_int8"] = () => full(2, 1000, dtype: int8),
        ["device.cuda_missing"] = () => zeros(2).to("cuda"),
        ["device.set_default_dtype_int"] = Do(() => set_default_dtype(int64)),
        ["sample.multinomial_negative"] = () => torch.multinomial(tensor([-1.0, 2.0]), 1),
        ["sample.bernoulli_range"] = () => torch.bernoulli(tensor([1.5])),
        ["sample.uniform_order"] = () => zeros(2).uniform_(1, 0),
        ["convert.item_many"] = () => zeros(2).item(),
        ["convert.bool_many"] = () => tensor([true, false]) ? 1 : 0,
        ["convert.bool_empty_if"] = () => zeros(0) == 1 ? 1 : 0,
        ["convert.and_many"] = () => (zeros(2) > 0) && (zeros(2) < 1),
        ["convert.numpy_grad"] = () => zeros(2, requires_grad: true).numpy(),
        ["convert.format_spec"] = () => f($"{zeros(2):.2f}"),
    };

    private static readonly Dictionary<string, Func<object?>> Pointwise = new()
    {
        ["broadcast.mul_2d"] = () => zeros((2, 3)) * zeros((2, 4)),
        ["broadcast.sub_3d"] = () => zeros((2, 3, 4)) - zeros((3, 3)),
        ["broadcast.expand_bad"] = () => zeros(3).expand(2, 4),
        ["broadcast.expand_negative_new"] = () => zeros(3).expand(-1, 3),
        ["dtype.exp_inplace_int"] = () => tensor([1, 2]).exp_(),
        ["dtype.bool_subtract"] = () => tensor([true]) - tensor([false]),
        ["dtype.bool_negative"] = () => -tensor([true]),
        ["dtype.out_cast"] = () => torch.add(ones(2), ones(2), @out: zeros(2, dtype: int64)),
        ["dtype.int_div_zero"] = () => torch.floor_divide(tensor([1]), tensor([0])),
        ["dtype.int_remainder_zero"] = () => tensor([1]) % tensor([0]),
    };
}
