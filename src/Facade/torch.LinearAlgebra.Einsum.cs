namespace Compat;

public static partial class torch
{
    /// <summary>Sums of products by Einstein's notation: <c>einsum("ij,jk->ik", a, b)</c>.</summary>
    /// <exception cref="RuntimeError">The equation does not fit the operands.</exception>
    /// <remarks>PyTorch 2.13 <c>torch.einsum</c>, a composite: ATen/native/Linear.cpp.</remarks>
    public static Tensor einsum(string equation, params TensorList operands)
    {
        var parsed = new EinsumEquation(equation, [.. operands.Select(operand => operand!)]);
        var result = parsed.Operand(0);
        var remaining = parsed.Occurrences;
        for (var next = 1; next < operands.Count; next++)
        {
            var other = parsed.Operand(next);
            List<long> both = [], left = [], right = [];
            for (var d = parsed.Outputs; d < parsed.Labels; d++)
            {
                if (result.size(d) != 1 && other.size(d) != 1)
                {
                    if (--remaining[d] != 1) continue;
                    both.Add(d);
                }
                else if (remaining[d] != 1) continue;
                else if (result.size(d) != 1) left.Add(d);
                else if (other.size(d) != 1) right.Add(d);
                else continue;
                remaining[d] = 0;
            }

            if (left.Count > 0) result = result.sum(left.ToArray(), keepdim: true);
            if (right.Count > 0) other = other.sum(right.ToArray(), keepdim: true);
            result = SumOfProducts(result, other, both);
        }

        if (parsed.Labels == parsed.Outputs) return result;
        if (operands.Count > 1) return result.view(new Size(result.Raw.Sizes[..parsed.Outputs]));
        long[] summed = [.. Enumerable.Range(parsed.Outputs, parsed.Labels - parsed.Outputs).Select(d => (long)d)];
        return result.sum(summed);
    }

    // sumproduct_pair: one batched product over the dimensions that both have, that one has, and that are summed.
    private static Tensor SumOfProducts(Tensor a, Tensor b, List<long> summed)
    {
        if (summed.Count == 0) return a.mul(b);
        List<long> shared = [], onlyA = [], onlyB = [];
        for (long d = 0; d < a.Rank; d++)
        {
            if (summed.Contains(d)) continue;
            (a.size(d) != 1 ? b.size(d) != 1 ? shared : onlyA : onlyB).Add(d);
        }

        var sizes = new Size([.. shared.Concat(onlyA).Select(d => a.size(d)), .. summed.Select(_ => 1L), .. onlyB.Select(d => b.size(d))]);
        long[] order = [.. shared, .. onlyA, .. summed, .. onlyB];
        var back = new long[order.Length];
        for (var i = 0; i < order.Length; i++) back[order[i]] = i;
        var (batch, count) = (Product([.. shared], a), Product([.. summed], a));
        var left = a.permute(new Size(order)).reshape(batch, Product([.. onlyA], a), count);
        var right = b.permute(new Size([.. shared, .. summed, .. onlyB, .. onlyA])).reshape(batch, count, Product([.. onlyB], b));
        return left.bmm(right).view(sizes).permute(new Size(back));
    }
}
