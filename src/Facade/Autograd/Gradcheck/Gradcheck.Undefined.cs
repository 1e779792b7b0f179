namespace Compat;

/// <content>What backward does with gradients of zeros and without gradients.</content>
internal sealed partial class Gradcheck
{
    private Tensor[] Targets() => Array.FindAll(inputs, input => input is { requires_grad: true });

    /// <remarks>PyTorch 2.13 <c>_test_backward_mul_by_grad_output</c>.</remarks>
    private void CheckMultipliedByGradOutput(Tensor[] outputs)
    {
        var targets = Targets();
        if (targets.Length == 0) throw new torch.autograd.GradcheckError("no Tensors requiring grad found in input");
        Tensor?[] gradients = torch.autograd.grad(outputs, targets, Zeros(outputs), allow_unused: true);
        for (var i = 0; i < targets.Length; i++)
        {
            if (gradients[i] is not { } gradient) continue;
            var target = targets[i];
            var isZero = options.Masked ? torch.allclose(gradient, torch.zeros_like(gradient)) : IsZero(gradient);
            if (!isZero) throw new torch.autograd.GradcheckError("backward not multiplied by grad_output");
            if (gradient.dtype != target.dtype) throw new torch.autograd.GradcheckError("grad is incorrect type");
            if (gradient.device != target.device) throw new torch.autograd.GradcheckError("grad is incorrect device");
            if (!gradient.Raw.Shape.SameSizes(target.Raw.Shape)) throw new torch.autograd.GradcheckError("grad is incorrect size");
        }
    }

    /// <remarks>PyTorch 2.13 <c>_test_undefined_backward_mode</c>.</remarks>
    private void CheckUndefined(Tensor[] outputs)
    {
        var targets = Targets();
        if (targets.Length == 0) throw new torch.autograd.GradcheckError("no Tensors requiring grad found in input");
        List<Tensor[]> cases = [Array.ConvertAll(Differentiable(func(inputs)), UndefinedGradBackward.Through)];
        if (cases[0].Length > 1)
        {
            for (var undefined = 0; undefined < outputs.Length; undefined++)
            {
                var again = Differentiable(func(inputs));
                if (undefined < again.Length) again[undefined] = UndefinedGradBackward.Through(again[undefined]);
                cases.Add(again);
            }
        }

        foreach (var one in cases) CheckUndefined(one, targets);
    }

    private static void CheckUndefined(Tensor[] outputs, Tensor[] targets)
    {
        Tensor?[] gradients;
        try
        {
            gradients = torch.autograd.grad(outputs, targets, Zeros(outputs), allow_unused: true);
        }
        catch (RuntimeError error)
        {
            WarnOfUndefined();
            throw new torch.autograd.GradcheckError(RefusesUndefined, error);
        }

        foreach (var gradient in gradients)
        {
            if (gradient is null || IsZero(gradient)) continue;
            WarnOfUndefined();
            throw new torch.autograd.GradcheckError(InventsGradients);
        }
    }

    private static Tensor[] Zeros(Tensor[] outputs) =>
        Array.ConvertAll(outputs, output => torch.zeros_like(output, memory_format: torch.contiguous_format));

    private static bool IsZero(Tensor gradient) => torch.eq(gradient, 0).all().item().ToBool();
}
