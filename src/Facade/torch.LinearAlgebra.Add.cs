using Compat.Engines;

namespace Compat;

public static partial class torch
{
    /// <summary>beta · input + alpha · mat1 · mat2; input broadcasts to (n, m).</summary>
    /// <exception cref="RuntimeError">The matrices do not multiply, input does not broadcast, or the dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.addmm</c>; derivatives.yaml <c>addmm</c>.</remarks>
    public static Tensor addmm(this Tensor input, Tensor mat1, Tensor mat2, Scalar? beta = null, Scalar? alpha = null, Tensor? @out = null)
    {
        var (b, a, engine) = (beta ?? 1, alpha ?? 1, Pipelines.Same("addmm", input, ("mat1", mat1), ("mat2", mat2)));
        Checks.Addmm(input, mat1, mat2);
        var output = Products.Compute(
            "addmm", [input, mat1, mat2], Shape.Of(mat1.Raw.Sizes[0], mat2.Raw.Sizes[1]), @out,
            into => engine.Addmm(input.Raw, mat1.Raw, mat2.Raw, b, a, into));
        return @out is null && Graph.Needs(input, mat1, mat2) ? output.Record(new AddmmBackward0(input, mat1, mat2, b, a)) : output;
    }

    /// <summary>self ← beta · self + alpha · mat1 · mat2.</summary>
    /// <inheritdoc cref="addmm"/>
    public static Tensor addmm_(this Tensor self, Tensor mat1, Tensor mat2, Scalar? beta = null, Scalar? alpha = null)
    {
        var engine = Pipelines.Same("addmm_", self, ("mat1", mat1), ("mat2", mat2));
        Checks.Addmm(self, mat1, mat2);
        var product = Shape.Of(mat1.Raw.Sizes[0], mat2.Raw.Sizes[1]);
        if (!self.Raw.Shape.SameSizes(product))
        {
            throw new RuntimeError($"Bad in-place call: input tensor size {self.Raw.Shape} and output tensor size {product} should match");
        }

        Inplace.Check(self, mat1, mat2);
        var (b, a) = (beta ?? 1, alpha ?? 1);
        var node = Graph.Needs(self, mat1, mat2) ? new AddmmBackward0(self, mat1, mat2, b, a) : null;
        engine.Addmm(self.Raw, mat1.Raw, mat2.Raw, b, a, self.Raw);
        GC.KeepAlive(mat1);
        GC.KeepAlive(mat2);
        return self.Rebase(node);
    }

    /// <summary>beta · input + alpha · mat · vec; input broadcasts to (n).</summary>
    /// <exception cref="RuntimeError">The operands do not multiply, input does not broadcast, or the dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.addmv</c>; derivatives.yaml <c>addmv</c>.</remarks>
    public static Tensor addmv(this Tensor input, Tensor mat, Tensor vec, Scalar? beta = null, Scalar? alpha = null, Tensor? @out = null)
    {
        var (b, a, engine) = (beta ?? 1, alpha ?? 1, Pipelines.Same("addmv", input, ("mat", mat), ("vec", vec)));
        Checks.Addmv(input, mat, vec);
        var added = Products.Column(input.Raw.As(input.Raw.Shape.ExpandTo([mat.Raw.Sizes[0]])));
        var output = Products.Compute(
            "addmv", [input, mat, vec], Shape.Of(mat.Raw.Sizes[0]), @out,
            into => Products.Vector(
                engine.Addmm(added, mat.Raw, Products.Column(vec.Raw), b, a, into.Exists ? Products.Column(into) : default)));
        return @out is null && Graph.Needs(input, mat, vec) ? output.Record(new AddmvBackward0(input, mat, vec, b, a)) : output;
    }

    /// <summary>beta · input + alpha · Σᵢ batch1ᵢ · batch2ᵢ; input broadcasts to (n, m).</summary>
    /// <exception cref="RuntimeError">The matrices do not multiply, or input does not broadcast.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.addbmm</c>; derivatives.yaml <c>addbmm</c>; added up in the result's dtype, as there.</remarks>
    public static Tensor addbmm(
        this Tensor input, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null, Tensor? @out = null)
    {
        var (b, a, engine) = (beta ?? 1, alpha ?? 1, Pipelines.Same("_addbmm", input, ("batch1", batch1), ("batch2", batch2)));
        Checks.Addbmm(batch1, batch2);
        var shape = Shape.Of(batch1.Raw.Sizes[1], batch2.Raw.Sizes[2]);
        Checks.Expand(input, new Size(shape.Sizes));
        var output = Products.Compute("addbmm", [input, batch1, batch2], shape, @out, into =>
        {
            var result = into.Exists ? into : engine.Empty(shape, input.dtype, input.device);
            if (batch1.Raw.Sizes[0] == 0) return engine.Mul(input.Raw, RawTensor.OnHost(b, input.dtype), result);
            for (long i = 0; i < batch1.Raw.Sizes[0]; i++)
            {
                engine.Addmm(i == 0 ? input.Raw : result, Item(batch1, i), Item(batch2, i), i == 0 ? b : 1, a, result);
            }

            return result;
        });
        if (@out is null && Graph.Needs(input, batch1, batch2)) output.Record(new AddbmmBackward0(input, batch1, batch2, b, a));
        return output;
    }

    /// <summary>beta · input + alpha · batch1ᵢ · batch2ᵢ; input broadcasts to (b, n, m).</summary>
    /// <exception cref="RuntimeError">The matrices do not multiply, input does not broadcast, or the dtypes differ.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.baddbmm</c>; derivatives.yaml <c>baddbmm</c>.</remarks>
    public static Tensor baddbmm(
        this Tensor input, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null, Tensor? @out = null)
    {
        var (b, a, engine) = (beta ?? 1, alpha ?? 1, Pipelines.Same("baddbmm", input, ("batch1", batch1), ("batch2", batch2)));
        Checks.Bmm("baddbmm", input, batch1, batch2);
        var shape = Products.Batched(batch1, batch2);
        Checks.Expand(input, new Size(shape.Sizes));
        var output = Products.Compute(
            "baddbmm", [input, batch1, batch2], shape, @out, into => engine.Baddbmm(input.Raw, batch1.Raw, batch2.Raw, b, a, into));
        if (@out is null && Graph.Needs(input, batch1, batch2)) output.Record(new BaddbmmBackward0(input, batch1, batch2, b, a));
        return output;
    }

    private static RawTensor Item(Tensor batch, long i) =>
        batch.Raw.As(Shape.Of(batch.Raw.Sizes[1..], batch.Raw.Strides[1..]), batch.Raw.Offset + (i * batch.Raw.Strides[0]));
}
