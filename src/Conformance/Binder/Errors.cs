using Compat.Conformance.Cases;

namespace Compat.Conformance.Binder;

/// <summary>Exceptions as PyTorch names them.</summary>
internal static class Errors
{
    // What PyTorch itself says where it has no kernel; everything else of that class says that something is missing here.
    private static readonly string[] PyTorchsOwn = ["not implemented for '", "Could not run '", "is not implemented for "];

    /// <summary>An answer that holds an exception; a feature that is missing here is no error of PyTorch's.</summary>
    internal static Answer Of(Exception error, Answer? soFar = null) => error is NotImplementedError && !IsPyTorchs(error.Message)
        ? new Answer(Unsupported: error.Message)
        : (soFar ?? new Answer()) with { Error = new ErrorText(NameOf(error), error.Message) };

    private static bool IsPyTorchs(string message) => Array.Exists(PyTorchsOwn, message.Contains);

    private static string NameOf(Exception error) => error.GetType().Name switch
    {
        // The class behind torch.linalg.LinAlgError.
        "LinAlgError" => "_LinAlgError",
        var name => name,
    };
}
