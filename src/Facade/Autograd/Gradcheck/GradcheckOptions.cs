namespace Compat;

/// <summary>The keywords of gradcheck.</summary>
internal sealed record GradcheckOptions(double Eps, double Atol, double Rtol)
{
    public bool RaiseException { get; init; } = true;

    public double NondetTol { get; init; }

    public bool CheckUndefinedGrad { get; init; } = true;

    public bool CheckGradDtypes { get; init; }

    public bool CheckBatchedGrad { get; init; }

    public bool CheckBatchedForwardGrad { get; init; }

    public bool CheckForwardAd { get; init; }

    public bool CheckBackwardAd { get; init; } = true;

    public bool FastMode { get; init; }

    public bool Masked { get; init; }

    /// <summary>Checks a function as PyTorch's <c>gradcheck</c> does.</summary>
    /// <exception cref="AssertionError">The keywords contradict each other.</exception>
    public bool Check(Func<Tensor[], Tensor[]> func, TensorList inputs)
    {
        if (!CheckForwardAd && !CheckBackwardAd)
        {
            throw new AssertionError("Expected at least one of check_forward_ad or check_backward_ad to be True");
        }

        if (CheckBatchedGrad && !CheckBackwardAd)
        {
            throw new AssertionError("Setting check_batched_grad=True requires check_backward_ad to be True");
        }

        if (CheckBatchedForwardGrad && !CheckForwardAd)
        {
            throw new AssertionError("Setting check_batched_forward_grad=True requires check_forward_ad to be True");
        }

        var run = new Gradcheck(func, [.. inputs!], this);
        if (RaiseException) return run.Run();
        try
        {
            return run.Run();
        }
        catch (torch.autograd.GradcheckError)
        {
            return false;
        }
    }
}
