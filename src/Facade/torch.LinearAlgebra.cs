using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>The matrix product; (n, k) · (k, m) → (n, m).</summary>
    /// <exception cref="RuntimeError">An operand is no matrix, the inner sizes or the dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.mm</c>; derivatives.yaml <c>mm</c>.</remarks>
    public static Tensor mm(this Tensor input, Tensor mat2, Tensor? @out = null)
    {
        var engine = Pipelines.Same("mm", input, ("mat2", mat2));
        Checks.Mm(input, mat2);
        var output = Products.Compute(
            "mm", [input, mat2], Shape.Of(input.Raw.Sizes[0], mat2.Raw.Sizes[1]), @out, into => engine.Mm(input.Raw, mat2.Raw, into));
        return @out is null && Graph.Needs(input, mat2) ? output.Record(new MmBackward0(input, mat2)) : output;
    }

    /// <summary>The matrix products of two batches; (b, n, k) · (b, k, m) → (b, n, m).</summary>
    /// <exception cref="RuntimeError">The operands are no batches of matrices that multiply, or their dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.bmm</c>; derivatives.yaml <c>bmm</c>.</remarks>
    public static Tensor bmm(this Tensor input, Tensor mat2, Tensor? @out = null)
    {
        var engine = Pipelines.Same("bmm", input, ("mat2", mat2));
        Checks.Bmm("bmm", null, input, mat2);
        var output = Products.Compute(
            "bmm", [input, mat2], Products.Batched(input, mat2), @out, into => engine.Bmm(input.Raw, mat2.Raw, into));
        return @out is null && Graph.Needs(input, mat2) ? output.Record(new BmmBackward0(input, mat2)) : output;
    }

    /// <summary>The product of a matrix and a vector; (n, m) · (m) → (n).</summary>
    /// <exception cref="RuntimeError">The operands are no matrix and vector that multiply, or their dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.mv</c>; derivatives.yaml <c>mv</c>.</remarks>
    public static Tensor mv(this Tensor input, Tensor vec, Tensor? @out = null)
    {
        var engine = Pipelines.Same("addmv", input, ("vec", vec));
        Checks.Addmv(null, input, vec);
        var output = Products.Compute(
            "mv", [input, vec], Shape.Of(input.Raw.Sizes[0]), @out,
            into => Products.Vector(engine.Mm(input.Raw, Products.Column(vec.Raw), into.Exists ? Products.Column(into) : default)));
        return @out is null && Graph.Needs(input, vec) ? output.Record(new MvBackward0(input, vec)) : output;
    }

    /// <summary>Σ inputᵢ · tensorᵢ of two vectors, without conjugation.</summary>
    /// <exception cref="RuntimeError">The operands are no vectors of one length and dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.dot</c>; derivatives.yaml <c>dot</c>.</remarks>
    public static Tensor dot(this Tensor input, Tensor tensor, Tensor? @out = null)
    {
        Pipelines.Same("_dot", input, ("tensor", tensor));
        Checks.Dot("dot", input, tensor);
        var output = Products.Dot("dot", input.Raw, input, tensor, @out);
        return @out is null && Graph.Needs(input, tensor) ? output.Record(new DotBackward0(input, tensor)) : output;
    }

    /// <summary>Σ inputᵢ* · otherᵢ of two vectors.</summary>
    /// <exception cref="RuntimeError">The operands are no vectors of one length and dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.vdot</c>; derivatives.yaml <c>vdot</c>, for real numbers <c>dot</c>.</remarks>
    public static Tensor vdot(this Tensor input, Tensor other, Tensor? @out = null)
    {
        if (!input.dtype.is_complex) return dot(input, other, @out);
        Pipelines.Same("_vdot", input, ("other", other));
        Checks.Dot("vdot", input, other);
        var output = Products.Dot("vdot", input.Engine.Conj(input.Raw), input, other, @out);
        return @out is null && Graph.Needs(input, other) ? output.Record(new VdotBackward0(input, other)) : output;
    }

    /// <summary>The sum of the diagonal of a matrix; of integers in int64.</summary>
    /// <exception cref="RuntimeError">The tensor is no matrix.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.trace</c>; derivatives.yaml <c>trace</c>.</remarks>
    public static Tensor trace(this Tensor input)
    {
        if (input.Rank != 2) throw new RuntimeError($"trace: expected a matrix, but got tensor with dim {input.Rank}");
        Checks.NotBool("trace", input);
        var (sizes, strides) = (input.Raw.Sizes.ToArray(), input.Raw.Strides.ToArray());
        var diagonal = input.Raw.As(Shape.Of([Math.Min(sizes[0], sizes[1])], [strides[0] + strides[1]]));
        if (input.dtype.IsIntegral) diagonal = Pipelines.Operand(diagonal, input.Engine, int64);
        var output = Tensor.Of(input.Engine.Sum(diagonal, [0], keepdim: false), input.Engine);
        GC.KeepAlive(input);
        return Graph.Needs(input) ? output.Record(new TraceBackward0(input)) : output;
    }

    /// <summary>inputᵢ · vec2ⱼ of two vectors; (n), (m) → (n, m).</summary>
    /// <exception cref="RuntimeError">An operand is no vector.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.outer</c>, a composite.</remarks>
    public static Tensor outer(this Tensor input, Tensor vec2, Tensor? @out = null)
    {
        if (input.Rank != 1) throw new RuntimeError($"outer: Expected 1-D argument self, but got {input.Rank}-D");
        if (vec2.Rank != 1) throw new RuntimeError($"outer: Expected 1-D argument vec2, but got {vec2.Rank}-D");
        return mul(input.reshape(input.Count, 1), vec2, @out);
    }

    /// <inheritdoc cref="outer"/>
    public static Tensor ger(this Tensor input, Tensor vec2, Tensor? @out = null) => outer(input, vec2, @out);
}
