namespace Compat.Benchmarks.Cases;

/// <summary>What one call costs, on tensors of a few elements.</summary>
internal static class CallCases
{
    public static IEnumerable<Case> All =>
    [
        Case.Loop("loop_empty_lambda", () => () => null),
        Case.Loop("add_f32_1", () => Add([1])),
        Case.Loop("add_f32_1_out", () =>
        {
            var (a, b, o) = (rand(1), rand(1), empty(1));
            return () => torch.add(a, b, @out: o);
        }),
        Case.Loop("add_f32_1_inplace", () =>
        {
            var (a, b) = (rand(1), rand(1) * 1e-6);
            return () => a.add_(b);
        }),
        Case.Loop("add_f32_1_grad", () => Add([1], requires_grad: true)),
        Case.Loop("add_f32_scalar_operand", () =>
        {
            var a = rand(1);
            return () => a + 1.0;
        }),
        Case.Loop("add_f32_int64_promotion", () =>
        {
            var (a, b) = (rand(1), ones(1, dtype: int64));
            return () => a + b;
        }),
        Case.Loop("mul_f32_1_grad", () =>
        {
            var (a, b) = (rand(1, requires_grad: true), rand(1, requires_grad: true));
            return () => a * b;
        }),
        Case.Loop("empty_1", () => () => empty(1)),
        Case.Loop("zeros_1", () => () => zeros(1)),
        Case.Loop("tensor_from_float", () => () => tensor(1.0)),
        Case.Loop("detach", () => One(a => a.detach(), [1])),
        Case.Loop("view_1", () => One(a => a.view(1), [1])),
        Case.Loop("transpose_2x2", () => One(a => a.t(), [2, 2])),
        Case.Loop("item", () => One(
            a =>
            {
                a.item();
                return null;
            }, [1])),
        Case.Loop("sum_4", () => One(a => a.sum(), [4])),
        Case.Loop("index_int_4x4", () => One(a => a[1], [4, 4])),
        Case.Loop("index_slice_4x4", () => One(a => a[1..3], [4, 4])),
        Case.Loop("relu_4", () => One(a => torch.relu(a), [4])),
        Case.Loop("mm_2x2", () => One(a => torch.mm(a, a), [2, 2])),
        Case.Loop("add_f32_1k", () => Add([1000])),
    ];

    private static Func<Tensor?> Add(Size size, bool requires_grad = false)
    {
        var (a, b) = (rand(size, requires_grad: requires_grad), rand(size));
        return () => a + b;
    }

    private static Func<Tensor?> One(Func<Tensor, Tensor?> function, Size size)
    {
        var a = rand(size);
        return () => function(a);
    }
}
