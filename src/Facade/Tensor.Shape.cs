using System.Collections;

namespace Compat;

public partial class Tensor : IEnumerable<Tensor>
{
    /// <summary>A view with the dimensions in reverse order.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.T</c>.</remarks>
    public Tensor T
    {
        get
        {
            if (Rank != 2 && Rank != 0)
            {
                Warnings.TransposeOfOtherRank("T", "x.permute(*torch.arange(x.ndim - 1, -1, -1))");
            }

            var order = new long[Rank];
            for (var d = 0; d < order.Length; d++) order[d] = order.Length - 1 - d;
            return this.permute(new Size(order));
        }
    }

    /// <summary>A view with the last two dimensions exchanged.</summary>
    /// <exception cref="RuntimeError">The tensor has one dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.mT</c>.</remarks>
    public Tensor mT => Rank == 1
        ? throw new RuntimeError("tensor.mT is only supported on matrices or batches of matrices. Got 1-D tensor.")
        : Rank == 0 ? this.permute(new Size([])) : this.transpose(-2, -1);

    /// <summary>The matrix transposed and conjugated.</summary>
    /// <exception cref="RuntimeError">The tensor is no matrix.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.H</c>.</remarks>
    public Tensor H => Rank is 0 or 2 ? mH : throw new RuntimeError(
        $"tensor.H is only supported on matrices (2-D tensors). Got {Rank}-D tensor."
        + (Rank > 2 ? " For batches of matrices, consider using tensor.mH" : string.Empty));

    /// <summary>Each matrix transposed and conjugated.</summary>
    /// <exception cref="RuntimeError">The tensor has one dimension.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.mH</c>.</remarks>
    public Tensor mH => Rank == 1
        ? throw new RuntimeError("tensor.mH is only supported on matrices or batches of matrices. Got 1-D tensor.")
        : mT.conj();

    /// <summary>Bytes of one element.</summary>
    public int itemsize => dtype.itemsize;

    /// <summary>Bytes of all elements.</summary>
    public long nbytes => Count * dtype.itemsize;

    /// <summary>The slices of the first dimension.</summary>
    /// <exception cref="TypeError">The tensor is 0-d.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.__iter__</c>.</remarks>
    public IEnumerator<Tensor> GetEnumerator() => Rank == 0
        ? throw new TypeError("iteration over a 0-d tensor")
        : ((IEnumerable<Tensor>)this.unbind()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
