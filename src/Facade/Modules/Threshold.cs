namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x where it is above threshold, otherwise value.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Threshold</c>.</remarks>
        public class Threshold(Scalar threshold, Scalar value, bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.threshold(input, threshold.ToDouble(), value.ToDouble(), inplace);

            public override string extra_repr() =>
                $"threshold={threshold}, value={value}{(inplace ? ", inplace=True" : string.Empty)}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Threshold"/>
        public static nn.Threshold Threshold(Scalar threshold, Scalar value, bool inplace = false) => new(threshold, value, inplace);
    }
}
