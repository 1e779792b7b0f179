namespace Compat.Facade.Tests.Errors;

/// <summary>The calls of <c>conformance/error-messages.jsonl</c> in C#, by their ids.</summary>
internal static partial class ErrorCalls
{
    /// <summary>Every call that compiles and throws.</summary>
    /// <remarks>A method: the groups of other files are made before it runs, in whatever order.</remarks>
    internal static Dictionary<string, Func<object?>> All()
    {
        Dictionary<string, Func<object?>>[] groups =
        [
            Creation, Pointwise, Shapes, Indexing, Products, Reductions, Gradients, InPlace, Inference, Functions, Modules, Optimizers,
            Warned,
        ];
        return groups.SelectMany(group => group).ToDictionary(call => call.Key, call => call.Value);
    }

    // A statement as a call.
    private static Func<object?> Do(Action body) => () =>
    {
        body();
        return null;
    };
}
