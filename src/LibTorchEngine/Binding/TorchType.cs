namespace Compat.Engines;

/// <summary>Element types by the numbers of <c>c10::ScalarType</c>, which the stable interface fixes.</summary>
internal static class TorchType
{
    private static readonly DType?[] ByNumber = Table();

    /// <exception cref="NotImplementedError">A type this project does not have.</exception>
    public static DType Of(int number) => (number < ByNumber.Length ? ByNumber[number] : null)
        ?? throw new NotImplementedError($"libtorch returned elements of ScalarType {number}, which are not supported.");

    private static DType?[] Table()
    {
        var table = new DType?[(int)ScalarType.BFloat16 + 1];
        foreach (var dtype in DType.All) table[(int)dtype.Type] = dtype;
        return table;
    }
}
