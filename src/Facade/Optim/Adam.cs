using Compat.Engines;

namespace Compat;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Adam: running averages of the gradient and its square, corrected for their start at zero.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.optim.Adam</c>; Kingma and Ba, 2015.</remarks>
        public class Adam : Optimizer
        {
            public Adam(
                IEnumerable<Tensor> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null,
                Scalar? weight_decay = null, bool amsgrad = false, bool? @foreach = null, bool maximize = false, bool capturable = false,
                bool differentiable = false, bool? fused = null, bool decoupled_weight_decay = false)
                : base(@params, Defaults(
                    lr, betas, eps, weight_decay ?? 0, amsgrad, @foreach, maximize, capturable, differentiable, fused,
                    decoupled_weight_decay))
            {
            }

            public Adam(
                IEnumerable<IDictionary<string, object?>> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null,
                Scalar? weight_decay = null, bool amsgrad = false, bool? @foreach = null, bool maximize = false, bool capturable = false,
                bool differentiable = false, bool? fused = null, bool decoupled_weight_decay = false)
                : base(@params, Defaults(
                    lr, betas, eps, weight_decay ?? 0, amsgrad, @foreach, maximize, capturable, differentiable, fused,
                    decoupled_weight_decay))
            {
            }

            private protected override void Update(ParamGroup group, Tensor parameter, Tensor grad)
            {
                var kept = StateOf(parameter);
                var amsgrad = group.Flag("amsgrad");
                if (kept.Count == 0)
                {
                    kept["step"] = tensor(0.0, dtype: get_default_dtype(), device: Device.Cpu);
                    kept["exp_avg"] = zeros_like(parameter);
                    kept["exp_avg_sq"] = zeros_like(parameter);
                    if (amsgrad) kept["max_exp_avg_sq"] = zeros_like(parameter);
                }

                kept["step"].add_(1);
                var (beta1, beta2) = ((double, double))group["betas"]!;
                Pipelines.Common(parameter, grad, kept["exp_avg"]);
                if (SavedOriginal.Scopes != 0) SavedOriginal.BeforeWrite(parameter);
                parameter.Engine.AdamStep(
                    parameter.Raw, grad.Raw, kept["exp_avg"].Raw, kept["exp_avg_sq"].Raw,
                    amsgrad ? kept["max_exp_avg_sq"].Raw : default,
                    new AdamOptions(
                        group.Number("lr"), beta1, beta2, group.Number("eps"), group.Number("weight_decay"),
                        group.Flag("decoupled_weight_decay"), group.Flag("maximize"), (long)kept["step"].item()));
                parameter.Bump();
            }

            private static OrderedDictionary<string, object?> Defaults(
                Scalar? lr, (double, double)? betas, Scalar? eps, Scalar weight_decay, bool amsgrad, bool? @foreach, bool maximize,
                bool capturable, bool differentiable, bool? fused, bool decoupled_weight_decay)
            {
                var (beta1, beta2) = betas ?? (0.9, 0.999);
                Require((lr ?? 1e-3) >= 0, "learning rate", lr ?? 1e-3);
                Require((eps ?? 1e-8) >= 0, "epsilon value", eps ?? 1e-8);
                Require(beta1 is >= 0 and < 1, "beta parameter at index 0", beta1);
                Require(beta2 is >= 0 and < 1, "beta parameter at index 1", beta2);
                Require(weight_decay >= 0, "weight_decay value", weight_decay);
                if (differentiable) throw new NotImplementedError("differentiable=True is not implemented");
                return new OrderedDictionary<string, object?>
                {
                    ["lr"] = lr ?? 1e-3,
                    ["betas"] = (beta1, beta2),
                    ["eps"] = eps ?? 1e-8,
                    ["weight_decay"] = weight_decay,
                    ["amsgrad"] = amsgrad,
                    ["maximize"] = maximize,
                    ["foreach"] = @foreach,
                    ["capturable"] = capturable,
                    ["differentiable"] = differentiable,
                    ["fused"] = fused,
                    ["decoupled_weight_decay"] = decoupled_weight_decay,
                };
            }
        }

        /// <summary>Adam whose weight decay shrinks the parameter itself: p ← p − η·λ·p.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.optim.AdamW</c>; Loshchilov and Hutter, 2019.</remarks>
        public sealed class AdamW : Adam
        {
            public AdamW(
                IEnumerable<Tensor> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null,
                Scalar? weight_decay = null, bool amsgrad = false, bool maximize = false, bool? @foreach = null, bool capturable = false,
                bool differentiable = false, bool? fused = null)
                : base(@params, lr, betas, eps, weight_decay ?? 1e-2, amsgrad, @foreach, maximize, capturable, differentiable, fused, true)
            {
            }

            public AdamW(
                IEnumerable<IDictionary<string, object?>> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null,
                Scalar? weight_decay = null, bool amsgrad = false, bool maximize = false, bool? @foreach = null, bool capturable = false,
                bool differentiable = false, bool? fused = null)
                : base(@params, lr, betas, eps, weight_decay ?? 1e-2, amsgrad, @foreach, maximize, capturable, differentiable, fused, true)
            {
            }
        }
    }

    extension(optim)
    {
        /// <inheritdoc cref="optim.Adam"/>
        public static optim.Adam Adam(
            IEnumerable<Tensor> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null, Scalar? weight_decay = null,
            bool amsgrad = false, bool? @foreach = null, bool maximize = false, bool capturable = false, bool differentiable = false,
            bool? fused = null, bool decoupled_weight_decay = false) =>
            new(@params, lr, betas, eps, weight_decay, amsgrad, @foreach, maximize, capturable, differentiable, fused,
                decoupled_weight_decay);

        /// <inheritdoc cref="optim.Adam"/>
        public static optim.Adam Adam(
            IEnumerable<IDictionary<string, object?>> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null,
            Scalar? weight_decay = null, bool amsgrad = false, bool? @foreach = null, bool maximize = false, bool capturable = false,
            bool differentiable = false, bool? fused = null, bool decoupled_weight_decay = false) =>
            new(@params, lr, betas, eps, weight_decay, amsgrad, @foreach, maximize, capturable, differentiable, fused,
                decoupled_weight_decay);

        /// <inheritdoc cref="optim.AdamW"/>
        public static optim.AdamW AdamW(
            IEnumerable<Tensor> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null, Scalar? weight_decay = null,
            bool amsgrad = false, bool maximize = false, bool? @foreach = null, bool capturable = false, bool differentiable = false,
            bool? fused = null) =>
            new(@params, lr, betas, eps, weight_decay, amsgrad, maximize, @foreach, capturable, differentiable, fused);

        /// <inheritdoc cref="optim.AdamW"/>
        public static optim.AdamW AdamW(
            IEnumerable<IDictionary<string, object?>> @params, Scalar? lr = null, (double, double)? betas = null, Scalar? eps = null,
            Scalar? weight_decay = null, bool amsgrad = false, bool maximize = false, bool? @foreach = null, bool capturable = false,
            bool differentiable = false, bool? fused = null) =>
            new(@params, lr, betas, eps, weight_decay, amsgrad, maximize, @foreach, capturable, differentiable, fused);
    }
}
