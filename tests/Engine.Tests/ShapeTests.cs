using Compat.Engines;
using Xunit;

namespace Compat.Engine.Tests;

public sealed class ShapeTests
{
    [Fact]
    public void Broadcast_OfSizesThatDoNotFit_NamesTheDimension()
    {
        var error = Assert.Throws<RuntimeError>(() => Shape.Broadcast([2, 3], [4]));

        Assert.Equal("The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", error.Message);
    }

    [Fact]
    public void TheResultOfTransposedOperands_IsTransposed()
    {
        var transposed = Shape.Of([2, 3], [1, 2]);

        Assert.Equal([1L, 2], Shape.OfResult(transposed, transposed).Strides.ToArray());
        Assert.Equal([1L, 2], Shape.OfResult(transposed, Shape.Scalar).Strides.ToArray());
        Assert.Equal([3L, 1], Shape.OfResult(Shape.Of(2, 3), transposed).Strides.ToArray());
    }

    [Fact]
    public void AViewAcrossAGap_DoesNotExist()
    {
        var columns = Shape.Of([4, 2], [4, 1]);

        Assert.Null(columns.TryView([8]));
        Assert.Equal([4L, 1, 1], columns.TryView([4, 2, 1])!.Strides.ToArray());
    }

    [Fact]
    public void Dense_IsAnyOrderWithoutGaps()
    {
        Assert.True(Shape.Of([2, 3, 4], [1, 8, 2]).IsNonOverlappingAndDense);
        Assert.False(Shape.Of([2, 3], [6, 2]).IsNonOverlappingAndDense);
        Assert.False(Shape.Of([2, 3], [0, 1]).IsNonOverlappingAndDense);
    }
}
