using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.Pointwise;

public sealed class ClampTests
{
    [Theory, EachEngine]
    public void Clamp_OfHalfTypesByNumbers_StopsAtTheBounds(string engine)
    {
        using var scope = torch.backends.scope(engine);
        foreach (var dtype in new[] { torch.float16, torch.bfloat16 })
        {
            var x = torch.tensor([-3.0, -0.5, 0.0, 0.25, 5.0], dtype: dtype);

            Assert.True(torch.equal(torch.tensor([-1.0, -0.5, 0.0, 0.25, 1.0], dtype: dtype), x.clamp(-1, 1)));
            Assert.True(torch.equal(torch.tensor([0.0, 0.0, 0.0, 0.25, 5.0], dtype: dtype), x.clamp(min: 0)));
        }
    }
}
