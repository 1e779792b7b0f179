namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>x within [min_val, max_val], otherwise the nearer bound.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Hardtanh</c>.</remarks>
        public class Hardtanh(double min_val = -1.0, double max_val = 1.0, bool inplace = false) : Module<Tensor, Tensor>
        {
            public override Tensor forward(Tensor input) => functional.hardtanh(input, min_val, max_val, inplace);

            public override string extra_repr() =>
                $"min_val={Repr(min_val)}, max_val={Repr(max_val)}{(inplace ? ", inplace=True" : string.Empty)}";
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Hardtanh"/>
        public static nn.Hardtanh Hardtanh(
            double min_val = -1.0, double max_val = 1.0, bool inplace = false) =>
            new(min_val, max_val, inplace);
    }
}
