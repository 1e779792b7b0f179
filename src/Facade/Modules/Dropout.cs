namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Zeroes each element with probability p while training.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Dropout</c>.</remarks>
        public class Dropout(double p = 0.5, bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.dropout(input, p, training, inplace);

            public override string extra_repr() => $"p={Repr(p)}, inplace={(inplace ? "True" : "False")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Dropout"/>
        public static nn.Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);
    }
}
