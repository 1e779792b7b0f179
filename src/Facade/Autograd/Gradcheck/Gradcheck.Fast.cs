namespace Compat;

/// <content>The Jacobian projected on a random vector from either side.</content>
internal sealed partial class Gradcheck
{
    /// <remarks>PyTorch 2.13 <c>_fast_gradcheck</c>.</remarks>
    private void CheckFast(Part part)
    {
        var indices = RequiringGrad();
        // A generator of its own, as PyTorch's: the same vectors in every run, and none drawn from the user's.
        var generator = new torch.Generator();
        Projection[] u = [.. indices.Select(i => Projection.Of(inputs[i], generator))];
        Tensor[] v = [.. part.Differentiable.Select(output => Projection.Vector(output, output.dtype, generator))];
        var numerical = indices.Select((index, i) => Numerical(part, index, u[i], v)).ToArray();
        if (part.Differentiable.Length == 0) CheckNoDifferentiableOutputs(part, indices, u);
        var analytical = part.Differentiable.Select((output, j) => Analytical(output, u, v[j])).ToArray();
        for (var i = 0; i < numerical.Length; i++)
        {
            for (var j = 0; j < numerical[i].Length; j++)
            {
                var (a, n) = (analytical[j][i], numerical[i][j].to(analytical[j][i].device));
                if (Close(a, n, u[i].Scale(options.Atol, v[j]))) continue;
                throw new torch.autograd.GradcheckError(Mismatch(part, a, n, j, i) + InSlowMode(part, i, j));
            }
        }
    }

    private int[] RequiringGrad() => [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i] is { requires_grad: true })];

    /// <remarks>PyTorch 2.13 <c>_get_numerical_vJu</c>.</remarks>
    private Tensor[] Numerical(Part part, int index, Projection u, Tensor[] v)
    {
        var all = NumericalJacobian.Along(part.Func, inputs, index, u, options.Eps);
        if (all.Length != part.Outputs.Length)
        {
            throw new AssertionError(
                $"Expected all_Ju and func_out to have the same length, but got {all.Length} and {part.Outputs.Length}");
        }

        var floating = Enumerable.Range(0, all.Length).Where(j => part.Outputs[j].dtype.IsDifferentiable).Select(j => all[j]);
        return [.. v.Zip(floating, (vector, product) => (vector * product).sum())];
    }

    /// <remarks>PyTorch 2.13 <c>_get_analytical_vJu_backward_mode</c>.</remarks>
    private Tensor[] Analytical(Tensor output, Projection[] u, Tensor v) =>
        [.. Analytical(output, options.NondetTol, options.CheckGradDtypes, v).Select((row, i) => u[i].Dot(row.reshape(-1)))];

    private void CheckNoDifferentiableOutputs(Part part, int[] indices, Projection[] u)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            foreach (var product in NumericalJacobian.Along(part.Func, inputs, indices[i], u[i], options.Eps))
            {
                if (product.Count > 0 && product.abs().max().item().ToDouble() > options.NondetTol) throw NotZero();
            }
        }
    }

    /// <remarks>PyTorch 2.13 <c>_run_slow_mode_and_get_error</c>.</remarks>
    private string InSlowMode(Part part, int input, int output)
    {
        var numerical = NumericalJacobian.Of(part.Func, inputs, part.Differentiable, options.Eps)[input][output];
        var analytical = Analytical(part.Differentiable[output], double.PositiveInfinity, checkDtypes: false)[input];
        var difference = (numerical - analytical).abs().max();
        return SlowerNumbers(numerical, analytical, difference)
            + (torch.allclose(analytical, numerical, options.Rtol, options.Atol) ? SlowModeMayPass : "");
    }
}
