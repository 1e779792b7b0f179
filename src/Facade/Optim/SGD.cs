using Compat.Engines;

namespace Compat;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent with momentum: v ← μ·v + (1 − τ)·g, p ← p − η·v.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.optim.SGD</c>.</remarks>
        public sealed class SGD : Optimizer
        {
            public SGD(
                IEnumerable<Tensor> @params, Scalar? lr = null, Scalar? momentum = null, Scalar? dampening = null,
                Scalar? weight_decay = null, bool nesterov = false, bool maximize = false, bool? @foreach = null,
                bool differentiable = false, bool? fused = null)
                : base(@params, Defaults(lr, momentum, dampening, weight_decay, nesterov, maximize, @foreach, differentiable, fused))
            {
            }

            public SGD(
                IEnumerable<IDictionary<string, object?>> @params, Scalar? lr = null, Scalar? momentum = null, Scalar? dampening = null,
                Scalar? weight_decay = null, bool nesterov = false, bool maximize = false, bool? @foreach = null,
                bool differentiable = false, bool? fused = null)
                : base(@params, Defaults(lr, momentum, dampening, weight_decay, nesterov, maximize, @foreach, differentiable, fused))
            {
            }

            private protected override void Update(ParamGroup group, Tensor parameter, Tensor grad)
            {
                var momentum = group.Number("momentum");
                RawTensor velocity = default;
                Tensor? buffer = null;
                var first = false;
                if (momentum != 0)
                {
                    var kept = StateOf(parameter);
                    first = !kept.TryGetValue("momentum_buffer", out buffer);
                    if (first) kept["momentum_buffer"] = buffer = zeros_like(parameter);
                    velocity = buffer!.Raw;
                }

                Pipelines.Common((ReadOnlySpan<Tensor?>)[parameter, grad, buffer]);
                if (SavedOriginal.Scopes != 0) SavedOriginal.BeforeWrite(parameter);
                parameter.Engine.SgdStep(parameter.Raw, grad.Raw, velocity, new SgdOptions(
                    group.Number("lr"), momentum, group.Number("dampening"), group.Number("weight_decay"), group.Flag("nesterov"),
                    group.Flag("maximize"), first));
                parameter.Bump();
            }

            private static OrderedDictionary<string, object?> Defaults(
                Scalar? lr, Scalar? momentum, Scalar? dampening, Scalar? weight_decay, bool nesterov, bool maximize, bool? @foreach,
                bool differentiable, bool? fused)
            {
                Require((lr ?? 1e-3) >= 0, "learning rate", lr ?? 1e-3);
                Require((momentum ?? 0) >= 0, "momentum value", momentum ?? 0);
                Require((weight_decay ?? 0) >= 0, "weight_decay value", weight_decay ?? 0);
                if (nesterov && ((momentum ?? 0) <= 0 || (dampening ?? 0) != 0))
                {
                    throw new ValueError("Nesterov momentum requires a momentum and zero dampening");
                }

                if (differentiable) throw new NotImplementedError("differentiable=True is not implemented");
                return new OrderedDictionary<string, object?>
                {
                    ["lr"] = lr ?? 1e-3,
                    ["momentum"] = momentum ?? 0,
                    ["dampening"] = dampening ?? 0,
                    ["weight_decay"] = weight_decay ?? 0,
                    ["nesterov"] = nesterov,
                    ["maximize"] = maximize,
                    ["foreach"] = @foreach,
                    ["differentiable"] = differentiable,
                    ["fused"] = fused,
                };
            }
        }
    }

    extension(optim)
    {
        /// <inheritdoc cref="optim.SGD"/>
        public static optim.SGD SGD(
            IEnumerable<Tensor> @params, Scalar? lr = null, Scalar? momentum = null, Scalar? dampening = null, Scalar? weight_decay = null,
            bool nesterov = false, bool maximize = false, bool? @foreach = null, bool differentiable = false, bool? fused = null) =>
            new(@params, lr, momentum, dampening, weight_decay, nesterov, maximize, @foreach, differentiable, fused);

        /// <inheritdoc cref="optim.SGD"/>
        public static optim.SGD SGD(
            IEnumerable<IDictionary<string, object?>> @params, Scalar? lr = null, Scalar? momentum = null, Scalar? dampening = null,
            Scalar? weight_decay = null, bool nesterov = false, bool maximize = false, bool? @foreach = null, bool differentiable = false,
            bool? fused = null) =>
            new(@params, lr, momentum, dampening, weight_decay, nesterov, maximize, @foreach, differentiable, fused);
    }
}
