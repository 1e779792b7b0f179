namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What the convolutions share: weight and bias, their initialization, the text.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.modules.conv._ConvNd</c>; the weight is drawn before the bias.</remarks>
        public abstract class _ConvNd : Module<Tensor, Tensor>
        {
            public Parameter weight;
            public Parameter? bias;

            private protected _ConvNd(
                long in_channels, long out_channels, long[] kernel_size, long[] stride, object padding, long[] dilation, long groups,
                bool bias, string padding_mode, Device? device, DType? dtype)
            {
                if (groups <= 0) throw new ValueError("groups must be a positive integer");
                if (in_channels % groups != 0) throw new ValueError("in_channels must be divisible by groups");
                if (out_channels % groups != 0) throw new ValueError("out_channels must be divisible by groups");
                if (padding is string name && name is not ("same" or "valid"))
                    throw new ValueError($"Invalid padding string '{name}', should be one of {{'valid', 'same'}}");
                if (padding is "same" && stride.Any(s => s != 1))
                    throw new ValueError("padding='same' is not supported for strided convolutions");
                if (padding_mode is not ("zeros" or "reflect" or "replicate" or "circular"))
                {
                    throw new ValueError("padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got "
                        + $"padding_mode='{padding_mode}'");
                }

                (this.in_channels, this.out_channels, this.kernel_size, this.stride) = (in_channels, out_channels, kernel_size, stride);
                (Padding, this.dilation, this.groups, this.padding_mode) = (padding, dilation, groups, padding_mode);
                weight = new Parameter(empty(new Size([out_channels, in_channels / groups, .. kernel_size]), dtype, device));
                this.bias = bias ? new Parameter(empty([out_channels], dtype, device)) : null;
                reset_parameters();
            }

            public long in_channels { get; }

            public long out_channels { get; }

            public long[] kernel_size { get; }

            public long[] stride { get; }

            public long[] dilation { get; }

            public long groups { get; }

            public string padding_mode { get; }

            private protected object Padding { get; }

            /// <summary>Draws weight and bias from U(−1/√fan_in, 1/√fan_in).</summary>
            public void reset_parameters()
            {
                init.kaiming_uniform_(weight, a: Math.Sqrt(5));
                if (bias is null) return;
                var (fan_in, _) = init._calculate_fan_in_and_fan_out(weight);
                if (fan_in == 0) return;
                var bound = 1 / Math.Sqrt(fan_in);
                init.uniform_(bias, -bound, bound);
            }

            public override string extra_repr()
            {
                var text = $"{in_channels}, {out_channels}, kernel_size={Tuple(kernel_size)}, stride={Tuple(stride)}";
                if (Padding is string name) text += $", padding={name}";
                else if (((long[])Padding).Any(p => p != 0)) text += $", padding={Tuple((long[])Padding)}";
                if (dilation.Any(d => d != 1)) text += $", dilation={Tuple(dilation)}";
                if (groups != 1) text += $", groups={groups}";
                if (bias is null) text += ", bias=False";
                return padding_mode == "zeros" ? text : $"{text}, padding_mode={padding_mode}";
            }

            private protected void CheckMode()
            {
                if (padding_mode != "zeros") throw new NotImplementedError($"padding_mode='{padding_mode}' is not implemented");
            }
        }
    }
}
