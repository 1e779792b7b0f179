using Compat.Printing;
using Compat.TestSupport;
using Xunit;

namespace Compat.Facade.Tests.Printing;

public class NumpyTextTests
{
    [Fact]
    public void StrAndRepr_OfEveryRecordedArray_AreNumpys()
    {
        var lines = RecordedTable.Read("numpy-text");
        var differing = new List<string>();
        foreach (var line in lines)
        {
            var array = RecordedValue.Tensor(line.GetProperty("value"))!.Value;
            Compare(line.GetProperty("str").GetString()!, NumpyText.Str(array), differing);
            Compare(line.GetProperty("repr").GetString()!, NumpyText.Repr(array), differing);
        }

        Assert.True(differing.Count == 0, string.Join("\n\n", differing.Prepend($"{differing.Count} of {2 * lines.Count} differ")));
        Assert.True(lines.Count >= 80);
    }

    private static void Compare(string expected, string actual, List<string> differing)
    {
        if (actual != expected) differing.Add($"{expected}\n→\n{actual}");
    }
}
