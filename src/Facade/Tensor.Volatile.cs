namespace Compat;

public partial class Tensor
{
    /// <summary>Always false: what is left of a mode that <see cref="torch.no_grad()"/> replaced.</summary>
    /// <remarks>PyTorch 2.13 <c>Tensor.volatile</c>.</remarks>
    public bool @volatile
    {
        get
        {
            torch.warnings.warn("volatile was removed (Variable.volatile is always False)");
            return false;
        }

        set => torch.warnings.warn("volatile was removed and now has no effect. Use `with torch.no_grad():` instead.");
    }
}
