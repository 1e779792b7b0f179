using Compat.Text;
using Xunit;

namespace Compat.Facade.Tests.Text;

public class ReprTests
{
    public static TheoryData<object?, string> Containers => new()
    {
        { new[] { 1, 2 }, "[1, 2]" },
        { new List<double> { 1, 2.5 }, "[1.0, 2.5]" },
        { new[,] { { 1, 2 }, { 3, 4 } }, "[[1, 2], [3, 4]]" },
        { new List<List<long>> { new() { 1 }, new() }, "[[1], []]" },
        { (1, "a"), "(1, 'a')" },
        { ValueTuple.Create(3), "(3,)" },
        { (1, (true, (object?)null)), "(1, (True, None))" },
        { new Dictionary<string, object?> { ["a"] = 1.0, ["b"] = new[] { "x" } }, "{'a': 1.0, 'b': ['x']}" },
        { new HashSet<int> { 1, 2 }, "{1, 2}" },
        { new HashSet<int>(), "set()" },
        { Enumerable.Range(0, 3).Select(i => i * 2), "[0, 2, 4]" },
        { 0.1f, "0.10000000149011612" },
        { (Half)0.1, "0.0999755859375" },
        { "plain", "'plain'" },
        { (Scalar)true, "True" },
        { (Scalar)2.0, "2.0" },
        { (BFloat16)0.1f, "0.10009765625" },
    };

    [Theory, MemberData(nameof(Containers), DisableDiscoveryEnumeration = true)]
    public void Repr_OfNetValue_IsPythons(object? value, string expected) => Assert.Equal(expected, PyRepr.Repr(value));

    [Fact]
    public void Scalar_InPlainInterpolatedString_TakesBothKindsOfSpecification()
    {
        Scalar loss = 2.34567;

        Assert.Equal("2.346 2.35 2.34567", $"{loss:.3f} {loss:F2} {loss}");
    }

    [Fact]
    public void Str_OfString_HasNoQuotes() => Assert.Equal("it's", PyRepr.Str("it's"));
}
