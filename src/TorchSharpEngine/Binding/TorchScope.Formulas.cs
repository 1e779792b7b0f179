namespace Compat.Engines;

internal sealed partial class TorchScope
{
    private const int Longest = (int)ScalarType.Long;

    /// <summary>Whether numbers of this type are computed with in float32.</summary>
    public static bool IsNarrow(DType dtype) => dtype.Type is ScalarType.Half or ScalarType.BFloat16;

    /// <summary>The tensor, in float32 where it is narrower.</summary>
    public Tensor Wide(in RawTensor x) => IsNarrow(x.DType) ? In(x).to_type(Torch.ScalarType.Float32) : In(x);

    /// <summary>The same, or null where there is none.</summary>
    public Tensor? WideMaybe(in RawTensor x) => x.Exists ? Wide(x) : null;

    /// <summary>The tensor itself, or its copy of that type.</summary>
    public static Tensor Cast(Tensor value, DType dtype) => Cast(value, TorchDevices.Of(dtype));

    /// <inheritdoc cref="Cast(Tensor, DType)"/>
    public static Tensor Cast(Tensor value, Torch.ScalarType type) => value.dtype == type ? value : value.to_type(type);

    /// <summary>The result of narrow elements, rounded to their type: beside a float32 number 0-d ones would become float32.</summary>
    public static Tensor Rounded(Tensor value, DType dtype) =>
        IsNarrow(dtype) && value.dtype == Torch.ScalarType.Float32 ? value.to_type(TorchDevices.Of(dtype)) : value;

    /// <summary>A number of TorchSharp's, of the kind of <paramref name="dtype"/>: beside a float, integers would become floats.</summary>
    public TorchSharp.Scalar Number(Scalar value, DType dtype)
    {
        TorchSharp.Scalar number;
        if (dtype == DType.Bool) number = value.ToBool();
        else if (dtype.IsIntegral) number = value.ToLong();
        else if (value.IsComplex) number = value.ToComplex();
        else number = value.ToDouble();
        _held.Add(number);
        return number;
    }

    /// <summary>A 0-d CPU tensor of one number, cast to <paramref name="dtype"/> as C++ casts.</summary>
    public static Tensor Single(Scalar value, DType dtype) => HostCopy.Make(RawTensor.OnHost(value, dtype));

    /// <summary>value · scale, the number of the tensor's type.</summary>
    public Tensor Mul(Tensor value, Scalar scale) => value.mul(Number(scale, TorchDevices.Of(value.dtype)));

    /// <summary>left + scale · right; bool: left or (scale and right).</summary>
    public Tensor Add(Tensor left, Tensor right, Scalar scale)
    {
        if (scale == 1) return left.add(right);
        var type = left.dtype;
        if (type == Torch.ScalarType.Bool) return left.logical_or(Mul(right, scale));
        return left.add(right, Number(scale, TorchDevices.Of(type)));
    }

    /// <summary>The gradient, for <paramref name="grad"/>, of <paramref name="forward"/> at an operand.</summary>
    public static Tensor Gradient(Tensor grad, Tensor at, Func<Tensor, Tensor> forward) =>
        Gradients(grad, [at], leaves => forward(leaves[0]))[0];

    /// <summary>
    /// The gradients, for <paramref name="grad"/>, of <paramref name="forward"/> at its operands, by TorchSharp's own autograd.
    /// </summary>
    /// <remarks>The calls inside report errors; <c>autograd.grad</c> would end the process.</remarks>
    public static Tensor[] Gradients(Tensor grad, Tensor[] at, Func<Tensor[], Tensor> forward)
    {
        using var recording = Torch.enable_grad();
        var leaves = new Tensor[at.Length];
        for (var i = 0; i < at.Length; i++) leaves[i] = at[i].detach().requires_grad_(true);
        Torch.autograd.backward([forward(leaves)], [grad]);
        for (var i = 0; i < at.Length; i++) leaves[i] = leaves[i].grad!.detach();
        return leaves;
    }
}
