namespace Compat;

/// <content>The whole Jacobian, element by element.</content>
internal sealed partial class Gradcheck
{
    /// <remarks>PyTorch 2.13 <c>_slow_gradcheck</c>.</remarks>
    private void CheckSlow(Part part)
    {
        var byInput = NumericalJacobian.Of(part.Func, inputs, part.Outputs, options.Eps);
        if (part.Differentiable.Length == 0)
        {
            foreach (var jacobian in byInput.SelectMany(one => one))
            {
                if (torch.ne(jacobian, 0).sum().item().ToLong() > 0) throw NotZero();
            }

            return;
        }

        // PyTorch pairs all outputs with the Jacobians of the floating ones.
        var kept = Enumerable.Range(0, Math.Min(part.Outputs.Length, byInput.Min(one => one.Length)))
            .Where(j => part.Outputs[j].requires_grad).ToArray();
        for (var j = 0; j < part.Differentiable.Length; j++)
        {
            var analytical = Analytical(part.Differentiable[j], options.NondetTol, options.CheckGradDtypes);
            for (var i = 0; i < analytical.Length; i++)
            {
                var numerical = byInput[i][kept[j]].to(analytical[i].device);
                if (Close(analytical[i], numerical, options.Atol)) continue;
                throw new torch.autograd.GradcheckError(Mismatch(part, analytical[i], numerical, j, i));
            }
        }
    }

    /// <summary>The Jacobian of one output by each input, both passes of backward compared.</summary>
    /// <exception cref="torch.autograd.GradcheckError">Sizes, dtypes or the two passes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>_check_analytical_jacobian_attributes</c>.</remarks>
    private Tensor[] Analytical(Tensor output, double nondetTol, bool checkDtypes, Tensor? v = null)
    {
        var jacobian = AnalyticalJacobian.Of(inputs, output, nondetTol, v);
        if (!jacobian.TypesAreRight && checkDtypes) throw new torch.autograd.GradcheckError("Gradient has dtype mismatch");
        if (!jacobian.SizesAreRight) throw new torch.autograd.GradcheckError("Analytical gradient has incorrect size");
        return jacobian.IsReentrant ? jacobian.ByInput : throw new torch.autograd.GradcheckError(NotReentrant(nondetTol));
    }

    private bool Close(Tensor a, Tensor b, double atol)
    {
        var common = torch.promote_types(a.dtype, b.dtype);
        return torch.allclose(a.to(common), b.to(common), options.Rtol, atol);
    }
}
