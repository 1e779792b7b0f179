namespace Compat;

/// <summary>One run of gradcheck: what is asked, and the order of its checks.</summary>
/// <remarks>PyTorch 2.13 <c>torch/autograd/gradcheck.py</c>, <c>_gradcheck_helper</c>.</remarks>
internal sealed partial class Gradcheck(Func<Tensor[], Tensor[]> func, Tensor[] inputs, GradcheckOptions options)
{
    /// <exception cref="torch.autograd.GradcheckError">A check fails.</exception>
    public bool Run()
    {
        CheckInputs();
        var outputs = func(inputs);
        var differentiable = Differentiable(outputs);
        if (options.CheckBackwardAd) CheckRealAndImaginary(outputs, differentiable);
        if (options.CheckForwardAd)
        {
            throw new NotImplementedError("gradcheck with check_forward_ad=True is not implemented: there is no forward mode yet.");
        }

        if (options.CheckBatchedGrad)
        {
            throw new NotImplementedError("gradcheck with check_batched_grad=True is not implemented: there is no vmap yet.");
        }

        CheckMultipliedByGradOutput(differentiable);
        if (options.CheckUndefinedGrad) CheckUndefined(differentiable);
        return true;
    }

    /// <summary>The outputs that require a gradient.</summary>
    internal static Tensor[] Differentiable(Tensor[] outputs) => Array.FindAll(outputs, output => output.requires_grad);

    private void CheckInputs()
    {
        var any = false;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is not { requires_grad: true } input) continue;
            if (input.dtype != DType.Float64 && input.dtype != DType.Complex128)
            {
                torch.warnings.warn($"Input #{i} requires gradient and is not a double precision floating point or complex. This check "
                    + "will likely fail if all the inputs are not of double precision floating point or complex. ");
            }

            for (var dim = 0; dim < input.Rank; dim++)
            {
                if (input.stride(dim) > 0 || input.size(dim) <= 1) continue;
                throw new RuntimeError($"The {i}th input has a dimension with stride 0. gradcheck only supports inputs that are "
                    + "non-overlapping to be able to compute the numerical gradients correctly. You should call .contiguous on the input "
                    + "before passing it to gradcheck.");
            }

            any = true;
        }

        if (any) return;
        throw new ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.");
    }

    // A complex output is checked as two real ones.
    private void CheckRealAndImaginary(Tensor[] outputs, Tensor[] differentiable)
    {
        if (!Array.Exists(outputs, output => output.dtype.is_complex))
        {
            Check(new Part(func, outputs, differentiable));
            return;
        }

        int[] complex = [.. Enumerable.Range(0, differentiable.Length).Where(i => differentiable[i].dtype.is_complex)];
        foreach (var imaginary in (ReadOnlySpan<bool>)[true, false])
        {
            Tensor[] Of(Tensor[] given) => Array.ConvertAll(
                func(given), output => !output.dtype.is_complex ? output : imaginary ? torch.imag(output) : torch.real(output));
            var parts = Of(inputs);
            Check(new Part(Of, parts, Differentiable(parts), complex, imaginary));
        }
    }

    private void Check(Part part)
    {
        if (options.FastMode) CheckFast(part);
        else CheckSlow(part);
    }

    /// <summary>A function of real outputs.</summary>
    /// <param name="Complex">Which differentiable outputs were complex.</param>
    /// <param name="Imaginary">Whether these are their imaginary parts.</param>
    private sealed record Part(
        Func<Tensor[], Tensor[]> Func, Tensor[] Outputs, Tensor[] Differentiable, int[]? Complex = null, bool Imaginary = false);
}
