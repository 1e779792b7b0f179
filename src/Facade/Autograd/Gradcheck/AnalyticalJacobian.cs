namespace Compat;

/// <summary>The Jacobian of one output as backward gives it.</summary>
/// <param name="ByInput">For each input that requires a gradient, a column for each element of the output.</param>
/// <param name="IsReentrant">Whether a second pass gave the same.</param>
/// <param name="SizesAreRight">Whether every gradient had its input's size.</param>
/// <param name="TypesAreRight">Whether every gradient had its input's dtype.</param>
/// <remarks>PyTorch 2.13 <c>torch/autograd/gradcheck.py</c>.</remarks>
internal sealed record AnalyticalJacobian(Tensor[] ByInput, bool IsReentrant, bool SizesAreRight, bool TypesAreRight)
{
    /// <summary>Runs backward twice, for each element of the output or for the vector <paramref name="v"/>.</summary>
    public static AnalyticalJacobian Of(Tensor[] inputs, Tensor output, double nondetTol, Tensor? v = null)
    {
        var targets = Array.FindAll(inputs, input => input is { requires_grad: true });
        var first = Stacked(targets, Rows(targets, output, v));
        var second = Stacked(targets, Rows(targets, output, v));
        return new AnalyticalJacobian(first.ByInput, Same(first.ByInput, second.ByInput, nondetTol), first.Sizes, first.Types);
    }

    private static List<Tensor?[]> Rows(Tensor[] targets, Tensor output, Tensor? v)
    {
        if (v is not null) return [Row(v.reshape(output.shape))];
        var vector = torch.zeros_like(output, memory_format: torch.contiguous_format);
        var flat = vector.view(-1);
        var rows = new List<Tensor?[]>();
        for (long j = 0; j < flat.Count; j++)
        {
            flat.zero_();
            flat.select(0, j).fill_(1.0);
            rows.Add(Row(vector));
        }

        return rows;

        Tensor?[] Row(Tensor gradient) => Array.ConvertAll(
            torch.autograd.grad(output, targets, gradient, retain_graph: true, allow_unused: true), one => ((Tensor?)one)?.clone());
    }

    /// <remarks>PyTorch 2.13 <c>_stack_and_check_tensors</c>.</remarks>
    private static (Tensor[] ByInput, bool Sizes, bool Types) Stacked(Tensor[] targets, List<Tensor?[]> rows)
    {
        var (sizes, types) = (true, true);
        Tensor[] jacobians = [.. targets.Select(target => target.new_zeros([target.Count, rows.Count]))];
        for (var j = 0; j < rows.Count; j++)
        {
            for (var i = 0; i < targets.Length; i++)
            {
                if (rows[j][i] is not { } row) continue;
                if (!row.Raw.Shape.SameSizes(targets[i].Raw.Shape)) sizes = false;
                else if (row.dtype != targets[i].dtype) types = false;
                if (row.Count != targets[i].Count)
                {
                    throw new AssertionError($"Expected out_jacobian column to have {row.Count} elements, but got {targets[i].Count}");
                }

                jacobians[i].select(1, j).copy_(row.reshape(-1));
            }
        }

        return (jacobians, sizes, types);
    }

    private static bool Same(Tensor[] first, Tensor[] second, double atol)
    {
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i].Count > 0 && (first[i] - second[i]).abs().max().item().ToDouble() > atol) return false;
        }

        return true;
    }
}
