using Compat.Text;
using Xunit;

namespace Compat.Facade.Tests.Spelling;

/// <summary>Every spelling of PyTorch's that C# is to compile, each with the value PyTorch gives: a new overload that breaks an old
/// spelling is seen here.</summary>
[Collection(nameof(SpellingTests))]
[CollectionDefinition(nameof(SpellingTests), DisableParallelization = true)]
public partial class SpellingTests
{
    private static void Throws<T>(string text, Action body)
        where T : Exception => Assert.Equal(text, Assert.Throws<T>(body).Message);

    private static void Throws<T>(string text, Func<object?> body)
        where T : Exception => Assert.Equal(text, Assert.Throws<T>(body).Message);

    private static void Is(string text, object? value) => Assert.Equal(text, PyRepr.Str(value));
}
