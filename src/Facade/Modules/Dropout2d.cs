namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Zeroes whole channels with probability p while training.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Dropout2d</c>.</remarks>
        public class Dropout2d(double p = 0.5, bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.dropout2d(input, p, training, inplace);

            public override string extra_repr() => $"p={Repr(p)}, inplace={(inplace ? "True" : "False")}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Dropout2d"/>
        public static nn.Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);
    }
}
