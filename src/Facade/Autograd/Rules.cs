namespace Compat;

/// <summary>Whether a derivative rule runs: its numbers are C++'s, and their operators have nodes of their own.</summary>
/// <remarks>Python's <c>x * 2</c> is <c>mul.Tensor</c>, C++'s is <c>mul.Scalar</c> (ATen/TensorOperators.h): derivatives.yaml.</remarks>
internal static class Rules
{
    [ThreadStatic]
    private static bool Running;

    /// <summary>True where <paramref name="number"/> stands for a number in a rule. One that a node saved was Python's, a tensor.</summary>
    public static bool Has(Tensor number) => number.IsNewNumber && Running;

    /// <summary>Runs the rule of <paramref name="node"/>, which is recorded.</summary>
    public static Tensor?[] Run(Node node, Tensor?[] grads)
    {
        var outer = Running;
        Running = node is not (FunctionCtx or BackwardHookFunctionBackward);
        try
        {
            return node.Apply(grads);
        }
        finally
        {
            Running = outer;
        }
    }

    /// <summary>Runs a user's function in a rule.</summary>
    public static T Outside<T>(Func<object?, T> function, object? argument)
    {
        var outer = Running;
        Running = false;
        try
        {
            return function(argument);
        }
        finally
        {
            Running = outer;
        }
    }
}
