namespace Compat.Conformance.Fuzz;

/// <summary>Draws small tensors: every dtype, sizes from 0, transposed, repeated and cut strides, with and without gradients.</summary>
internal sealed class RandomTensors(Random random, DType[] dtypes)
{
    internal Tensor Next()
    {
        var sizes = new long[random.Next(5)];
        for (var d = 0; d < sizes.Length; d++) sizes[d] = random.Next(8) == 0 ? 0 : random.Next(1, 4);
        var dtype = random.Next(2) == 0 ? dtypes[0] : dtypes[random.Next(dtypes.Length)];
        var values = new double[new Size(sizes).numel()];
        for (var i = 0; i < values.Length; i++) values[i] = Value(dtype);
        var tensor = Strided(torch.tensor(values, dtype: DType.Float64).to(dtype).reshape(new Size(sizes)));
        if (dtype.IsDifferentiable && random.Next(2) == 0) tensor.requires_grad = true;
        return tensor;
    }

    private double Value(DType dtype) => dtype.IsDifferentiable && random.Next(12) == 0
        ? random.Next(3) switch { 0 => double.NaN, 1 => double.PositiveInfinity, _ => -0.0 }
        : dtype.IsDifferentiable ? (random.Next(-8, 9) / 4.0) : random.Next(dtype == DType.UInt8 ? 0 : -2, 4);

    private Tensor Strided(Tensor tensor)
    {
        if (tensor.ndim == 0) return tensor;
        return random.Next(4) switch
        {
            0 => tensor.transpose(0, tensor.ndim - 1),
            1 => tensor[..1].expand(tensor.shape[0] == 0 ? tensor.shape : new Size([.. tensor.shape])).detach(),
            2 => tensor.narrow(0, 0, tensor.shape[0] / 2),
            _ => tensor,
        };
    }
}
