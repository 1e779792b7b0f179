using System.Numerics;
using Compat.Text;

namespace Compat;

/// <summary>Derivatives by central differences.</summary>
/// <remarks>PyTorch 2.13 <c>torch/autograd/gradcheck.py</c>, <c>_get_numerical_jacobian</c>.</remarks>
internal static class NumericalJacobian
{
    /// <summary>For each input that requires a gradient, each floating output's Jacobian: a row for each element.</summary>
    /// <exception cref="ValueError">An output is complex.</exception>
    public static Tensor[][] Of(Func<Tensor[], Tensor[]> fn, Tensor[] inputs, Tensor[] outputs, double eps, Tensor[]? targets = null)
    {
        if (Array.Exists(outputs, output => output.dtype.is_complex))
        {
            throw new ValueError("Expected output to be non-complex. get_numerical_jacobian no longer supports functions that return "
                + "complex outputs.");
        }

        return [.. (targets ?? inputs).Where(target => target is { requires_grad: true })
            .Select(target => OfInput(fn, inputs, outputs, target, eps))];
    }

    /// <summary>The Jacobian of each floating output by one input.</summary>
    /// <exception cref="AssertionError">The input does not require a gradient, or an output changes its shape or dtype.</exception>
    /// <remarks>PyTorch 2.13 <c>get_numerical_jacobian_wrt_specific_input</c>.</remarks>
    public static Tensor[] OfInput(Func<Tensor[], Tensor[]> fn, Tensor[] inputs, Tensor[] outputs, Tensor input, double eps)
    {
        if (!input.requires_grad) throw new AssertionError("Expected input to have requires_grad=True");
        var dtype = input.dtype.is_complex ? input.dtype : null;
        Tensor[] jacobians =
        [
            .. outputs.Where(output => output.dtype.IsDifferentiable)
                .Select(output => output.new_zeros([input.Count, output.Count], dtype: dtype)),
        ];
        var elements = input.data;
        var place = new long[input.Rank];
        for (long row = 0; row < input.Count; row++)
        {
            var columns = Differences(fn, inputs, Element(elements, place), null, eps, place);
            for (var j = 0; j < jacobians.Length; j++) jacobians[j].select(0, row).copy_(columns[j]);
            Advance(place, input);
        }

        return jacobians;
    }

    /// <summary>The derivative of each output along a direction of one input.</summary>
    /// <remarks>PyTorch 2.13 <c>_get_numerical_jvp_wrt_specific_input</c>.</remarks>
    public static Tensor[] Along(Func<Tensor[], Tensor[]> fn, Tensor[] inputs, int index, Projection u, double eps) =>
        Differences(fn, inputs, inputs[index].data, u, eps, null);

    // A complex element is moved along either axis: the conjugate Wirtinger derivative.
    private static Tensor[] Differences(
        Func<Tensor[], Tensor[]> fn, Tensor[] inputs, Tensor entry, Projection? u, double eps, long[]? place)
    {
        var real = Difference(fn, inputs, entry, (eps, u?.Real), eps, place);
        if (!entry.dtype.is_complex)
        {
            if (Array.Exists(real, one => one.dtype.is_complex)) throw new AssertionError("Expected ds_dx to be real-valued, not complex.");
            return real;
        }

        if (Array.Exists(real, one => one.dtype.is_complex)) throw new AssertionError("Expected ds_dx to be real-valued, not complex");
        var imaginary = Difference(fn, inputs, entry, (Complex.ImaginaryOne * eps, u?.Imaginary), eps, place);
        return [.. real.Zip(imaginary, (dx, dy) => dx + (dy * Complex.ImaginaryOne))];
    }

    private static Tensor[] Difference(
        Func<Tensor[], Tensor[]> fn, Tensor[] inputs, Tensor entry, (Scalar Size, Tensor? Direction) step, double eps, long[]? place)
    {
        var before = entry.clone();
        Tensor? by = step.Direction is null ? null : step.Size * step.Direction.reshape(entry.shape);
        entry.copy_(by is null ? before - step.Size : before - by);
        var below = Array.ConvertAll(fn(inputs), output => output.clone());
        entry.copy_(by is null ? before + step.Size : before + by);
        var above = Array.ConvertAll(fn(inputs), output => output.clone());
        entry.copy_(before);
        var derivatives = new Tensor[Math.Min(below.Length, above.Length)];
        for (var j = 0; j < derivatives.Length; j++)
        {
            SameKind(below[j], above[j], eps, place);
            derivatives[j] = ((above[j] - below[j]) / (2 * eps)).detach().reshape(-1);
        }

        return derivatives;
    }

    /// <remarks>PyTorch 2.13 <c>_check_outputs_same_dtype_and_shape</c>.</remarks>
    private static void SameKind(Tensor below, Tensor above, double eps, long[]? place)
    {
        var where = place is null ? "" : $"on index ({string.Join(", ", place)}{(place.Length == 1 ? "," : "")}) ";
        if (!below.Raw.Shape.SameSizes(above.Raw.Shape))
        {
            throw new AssertionError("Expected `func` to return outputs with the same shape when inputs are perturbed "
                + $"{where}by {PyRepr.Str(eps)}, but got: shapes {PyRepr.Str(below.shape)} and {PyRepr.Str(above.shape)}.");
        }

        if (below.dtype == above.dtype) return;
        throw new AssertionError("Expected `func` to return outputs with the same dtype when inputs are perturbed "
            + $"{where}by {PyRepr.Str(eps)}, but got: dtypes {below.dtype} and {above.dtype}.");
    }

    private static Tensor Element(Tensor elements, long[] place)
    {
        var offset = elements.storage_offset();
        for (var dim = 0; dim < place.Length; dim++) offset += place[dim] * elements.stride(dim);
        return elements.as_strided([], [], offset);
    }

    private static void Advance(long[] place, Tensor input)
    {
        for (var dim = place.Length - 1; dim >= 0; dim--)
        {
            if (++place[dim] < input.size(dim)) return;
            place[dim] = 0;
        }
    }
}
