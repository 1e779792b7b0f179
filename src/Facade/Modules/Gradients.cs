namespace Compat;

/// <summary>What modules and optimizers do with gradients between steps.</summary>
internal static class Gradients
{
    /// <summary>Drops a gradient, or detaches it and fills it with zeros.</summary>
    public static void Zero(Tensor parameter, bool toNone)
    {
        if (parameter.Meta?.Grad is not { } grad) return;
        if (toNone)
        {
            parameter.Meta.Grad = null;
            return;
        }

        if (grad.GradFn is not null || grad.RequiresGradFlag) parameter.Meta.Grad = grad = grad.detach();
        grad.zero_();
    }
}
