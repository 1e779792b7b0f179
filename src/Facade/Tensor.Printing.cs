using Compat.Printing;
using Compat.Text;

namespace Compat;

public partial class Tensor : IPyFormattable, IPyRepr, IFormattable
{
    /// <summary>PyTorch's text: <c>tensor([1., 2.], requires_grad=True)</c>.</summary>
    public override string ToString()
    {
        var gradient = MadeBy() is { } name ? $"grad_fn=<{name}>" : requires_grad ? "requires_grad=True" : null;
        var place = device.type == "cpu" ? null : device.ToString();
        var text = TensorText.Repr(Engine.ToHost(Raw), torch.get_default_dtype(), place, gradient);
        GC.KeepAlive(this);
        return text;
    }

    // A view made in no_grad mode and written since has no node that could be asked for.
    private string? MadeBy()
    {
        try
        {
            return grad_fn?.TypeName;
        }
        catch (RuntimeError)
        {
            return "Invalid";
        }
    }

    /// <summary>Python's <c>format(tensor, spec)</c>: a 0-d tensor formats its number, any other takes no specification.</summary>
    /// <exception cref="TypeError">A specification for a tensor of one dimension or more.</exception>
    /// <exception cref="ValueError">The specification does not fit the number.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.__format__</c>.</remarks>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (ndim == 0 && GetType() == typeof(Tensor)) return this.item().ToString(format, formatProvider);
        return string.IsNullOrEmpty(format) ? ToString()
            : throw new TypeError($"unsupported format string passed to {GetType().Name}.__format__");
    }

    string IPyFormattable.PyFormat(string spec) =>
        ndim == 0 && GetType() == typeof(Tensor) ? PyFormat.Format(this.item(), spec) : ToString(spec, null);

    string IPyRepr.Repr() => ToString();
}
