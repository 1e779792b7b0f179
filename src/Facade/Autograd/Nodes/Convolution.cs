using Compat.Engines;

namespace Compat;

/// <summary>derivatives.yaml: <c>convolution</c>; convolution_backward of the three inputs.</summary>
internal sealed class ConvolutionBackward0 : Node
{
    private readonly Saved _input;
    private readonly Saved _weight;
    private readonly ConvolutionArguments _arguments;
    private readonly long _biases;

    public ConvolutionBackward0(Tensor input, Tensor weight, Tensor? bias, ConvolutionArguments arguments)
        : base(input, weight, bias)
    {
        (_input, _weight, _arguments, _biases) = (new Saved(input), new Saved(weight), arguments, bias?.Count ?? 0);
    }

    protected internal override void Attributes(SavedAttributes attributes) => attributes
        .Add("input", _input).Add("weight", _weight).Add("bias_sym_sizes_opt", new Size([_biases]))
        .Add("stride", new Size(_arguments.Stride.AsSpan())).Add("padding", _arguments.Shown(_arguments.Padding))
        .Add("dilation", new Size(_arguments.Dilation.AsSpan())).Add("transposed", _arguments.Transposed)
        .Add("output_padding", _arguments.Shown(_arguments.OutputPadding)).Add("groups", _arguments.Groups);

    internal override bool ReturnsOwnTensor(int input, bool given) => true;

    protected override Tensor?[] Apply(Tensor grad) => ConvolutionBackwardBackward0.Run(
        grad, _input.Unpack(), _weight.Unpack(), _arguments, [Needs(0), Needs(1), Needs(2)]);

    protected internal override void Release()
    {
        _input.Release();
        _weight.Release();
    }
}

/// <summary>derivatives.yaml: <c>convolution_backward</c>; <c>_convolution_double_backward</c> of gradient, input and weight.</summary>
/// <remarks>
/// Σ grad · convolution(input, weight) is linear in each of the three, so each derivative is a convolution or a gradient of one.
/// </remarks>
internal sealed class ConvolutionBackwardBackward0 : Node
{
    private readonly Saved _grad;
    private readonly Saved _input;
    private readonly Saved _weight;
    private readonly ConvolutionArguments _arguments;

    private ConvolutionBackwardBackward0(Tensor grad, Tensor input, Tensor weight, ConvolutionArguments arguments)
        : base(grad, input, weight) => (_grad, _input, _weight, _arguments) = (new(grad), new(input), new(weight), arguments);

    /// <summary>The gradients that <paramref name="wanted"/> names, of input, weight and bias.</summary>
    public static Tensor?[] Run(Tensor grad, Tensor input, Tensor weight, ConvolutionArguments arguments, bool[] wanted)
    {
        var (engine, options) = (grad.Engine, arguments.Options);
        var results = new Tensor?[3];
        if (wanted[0])
        {
            var kernel = Conjugate(weight);
            results[0] = Tensor.Of(
                arguments.Transposed ? engine.Convolution(grad.Raw, kernel, default, options)
                    : engine.ConvolutionInput(grad.Raw, kernel, input.Raw.Sizes, options), engine);
        }

        if (wanted[1])
        {
            var image = Conjugate(input);
            results[1] = Tensor.Of(
                arguments.Transposed ? engine.ConvolutionWeight(image, grad.Raw, weight.Raw.Sizes, options)
                    : engine.ConvolutionWeight(grad.Raw, image, weight.Raw.Sizes, options), engine);
        }

        if (wanted[2]) results[2] = Tensor.Of(engine.Sum(grad.Raw, [.. Enumerable.Range(0, grad.Rank).Where(d => d != 1)], false), engine);
        GC.KeepAlive(grad);
        GC.KeepAlive(input);
        GC.KeepAlive(weight);
        if (!Graph.Needs([grad, input, weight])) return results;
        var node = new ConvolutionBackwardBackward0(grad, input, weight, arguments);
        for (var i = 0; i < 3; i++) results[i]?.Record(node, i);
        return results;
    }

    protected internal override Tensor?[] Apply(Tensor?[] grads)
    {
        var (grad, input, weight) = (_grad.Unpack(), _input.Unpack(), _weight.Unpack());
        // Only as many come as there were results: without a bias, two.
        Array.Resize(ref grads, 3);
        Tensor? forGrad = null;
        if (Needs(0))
        {
            if (grads[0] is { } x) forGrad = Convolve(x, weight);
            if (grads[1] is { } w) forGrad = Sum(forGrad, Convolve(input, w));
            if (grads[2] is { } b)
            {
                var sizes = new long[grad.Rank];
                sizes.AsSpan().Fill(1);
                sizes[1] = b.Count;
                forGrad = Sum(forGrad, b.reshape(new Size(sizes.AsSpan())).expand(grad.shape));
            }
        }

        return
        [
            forGrad,
            Needs(1) && grads[1] is { } forWeight ? Run(grad, input, forWeight, _arguments, [true, false, false])[0] : null,
            Needs(2) && grads[0] is { } forInput ? Run(grad, forInput, weight, _arguments, [false, true, false])[1] : null,
        ];
    }

    protected internal override void Release()
    {
        _grad.Release();
        _input.Release();
        _weight.Release();
    }

    private static Tensor Sum(Tensor? a, Tensor b) => a is null ? b : a.add(b);

    private static RawTensor Conjugate(Tensor x) => x.dtype.is_complex ? x.Engine.Conj(x.Raw) : x.Raw;

    private Tensor Convolve(Tensor input, Tensor weight) => torch.convolution(
        input, weight, null, _arguments.Stride, _arguments.Padding, _arguments.Dilation, _arguments.Transposed, _arguments.OutputPadding,
        _arguments.Groups);
}
