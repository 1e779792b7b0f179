namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What the batch normalizations share: parameters and running statistics.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.modules.batchnorm._BatchNorm</c>.</remarks>
        public abstract class _BatchNorm : Module<Tensor, Tensor>
        {
            public Parameter? weight;
            public Parameter? bias;
            public Tensor? running_mean;
            public Tensor? running_var;
            public Tensor? num_batches_tracked;

            private protected _BatchNorm(
                long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, DType? dtype,
                bool bias)
            {
                (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
                (this.affine, this.track_running_stats) = (affine, track_running_stats);
                weight = affine ? new Parameter(ones([num_features], dtype, device)) : null;
                this.bias = affine && bias ? new Parameter(zeros([num_features], dtype, device)) : null;
                register_buffer(nameof(running_mean), track_running_stats ? zeros([num_features], dtype, device) : null);
                register_buffer(nameof(running_var), track_running_stats ? ones([num_features], dtype, device) : null);
                register_buffer(nameof(num_batches_tracked), track_running_stats ? zeros([], int64, device) : null);
            }

            public long num_features { get; }

            public double eps { get; }

            /// <summary>How far the running statistics move; null for the average of all batches.</summary>
            public double? momentum { get; }

            public bool affine { get; }

            public bool track_running_stats { get; }

            /// <summary>Sets the running statistics to mean 0 and variance 1.</summary>
            public void reset_running_stats()
            {
                running_mean?.zero_();
                running_var?.fill_(1);
                num_batches_tracked?.zero_();
            }

            /// <summary>Resets the running statistics, and weight and bias to 1 and 0.</summary>
            public void reset_parameters()
            {
                reset_running_stats();
                if (weight is not null) init.ones_(weight);
                if (bias is not null) init.zeros_(bias);
            }

            public override Tensor forward(Tensor input)
            {
                CheckInput(input);
                var factor = momentum ?? 0;
                if (training && track_running_stats && num_batches_tracked is not null)
                {
                    num_batches_tracked.add_(1);
                    factor = momentum ?? 1.0 / num_batches_tracked.item().ToLong();
                }

                var ofBatch = training || (running_mean is null && running_var is null);
                var kept = !training || track_running_stats;
                return functional.batch_norm(
                    input, kept ? running_mean : null, kept ? running_var : null, weight, bias, ofBatch, factor, eps);
            }

            public override string extra_repr() =>
                $"{num_features}, eps={Repr(eps)}, momentum={(momentum is { } m ? Repr(m) : "None")}, "
                + $"affine={(affine ? "True" : "False")}, bias={(bias is null ? "False" : "True")}, "
                + $"track_running_stats={(track_running_stats ? "True" : "False")}";

            private protected abstract void CheckInput(Tensor input);
        }
    }
}
