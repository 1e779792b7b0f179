using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

/// <summary>The binding by itself: ownership of handles, encodings, errors.</summary>
public unsafe class DispatcherTests
{
    private const int Float32 = 6;
    private const int Int64 = 4;

    [TorchFact]
    public void Call_TwoTensors_ReadsThePinnedMemory() => Balanced(scope =>
    {
        var product = scope.Call("aten::mm"u8, Matrix(scope, 1, 2, 3, 4), Matrix(scope, 1, 0, 0, 2));

        Assert.Equal([1, 4, 3, 8], Read<float>(product, 4));
        Assert.Equal([2L, 2], product.Sizes.ToArray());
    });

    [TorchFact]
    public void Call_ListOptionalAndFlag_AreEncoded() => Balanced(scope =>
    {
        var sum = scope.Call(
            new("aten::sum"u8, "dim_IntList"u8), Matrix(scope, 1, 2, 3, 4), Argument.Some(new long[] { 0 }), true, Argument.None);

        Assert.Equal([4, 6], Read<float>(sum, 2));
        Assert.Equal([1L, 2], sum.Sizes.ToArray());
    });

    [TorchFact]
    public void Call_OptionalTensors_SkipTheAbsentOnes() => Balanced(scope =>
    {
        var index = scope.Over(scope.Pin(new long[] { 1, 1, 0 }), [3], [1], Int64);

        var picked = scope.Call(new("aten::index"u8, "Tensor"u8), Matrix(scope, 1, 2, 3, 4), Argument.Optionals([default, index]));

        Assert.Equal([2, 2, 1, 4, 4, 3], Read<float>(picked, 6));
    });

    [TorchFact]
    public void Call_Text_IsEncoded() => Balanced(scope =>
        Assert.Equal([0, 0], Read<float>(scope.Call("aten::gelu"u8, scope.Over(scope.Pin(new float[2]), [2], [1], Float32), "tanh"), 2)));

    [TorchFact]
    public void Call_SeveralResults_AreAllOwned() => Balanced(scope =>
    {
        var (values, order) = scope.Call2("aten::sort"u8, Matrix(scope, 4, 2, 1, 3), 1, false);
        var parts = scope.CallList(new("aten::unbind"u8, "int"u8), values, 0);

        Assert.Equal([1L, 0, 0, 1], Read<long>(order, 4));
        Assert.Equal([2, 4], Read<float>(parts[0], 2));
        Assert.Equal(1UL, scope.CallWord("aten::equal"u8, values, values));
    });

    [TorchFact]
    public void Call_WrongShapes_ThrowsTorchsText() => Balanced(scope =>
    {
        var error = Assert.Throws<RuntimeError>(
            () => scope.Call("aten::mm"u8, Matrix(scope, 1, 2, 3, 4), scope.Over(scope.Pin(new float[3]), [3, 1], [1, 1], Float32)));

        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x2 and 3x1)", error.Message);
    });

    [TorchFact]
    public void Call_UnknownOperator_FreesItsArguments() => Balanced(scope => Assert.Throws<RuntimeError>(() => scope.Call(
        "aten::no_such_operator"u8,
        Matrix(scope, 1, 2, 3, 4),
        Argument.Optionals([default, Matrix(scope, 1, 2, 3, 4)]),
        Argument.Some(new long[] { 1 }),
        "text")));

    [TorchFact]
    public void Call_MissingTensor_FreesWhatWasEncoded() => Balanced(scope =>
        Assert.Throws<InvalidOperationException>(() => scope.Call("aten::mm"u8, Matrix(scope, 1, 2, 3, 4), default(Value))));

    [TorchFact]
    public void Scopes_Nest() => Balanced(outer =>
    {
        var matrix = Matrix(outer, 1, 2, 3, 4);
        using (var inner = Scope.Enter()) Assert.Equal([-1, -2, -3, -4], Read<float>(inner.Call("aten::neg"u8, matrix), 4));
        Assert.Equal([1, 2, 3, 4], Read<float>(matrix, 4));
    });

    private static Value Matrix(Scope scope, params float[] elements) => scope.Over(scope.Pin(elements), [2, 2], [2, 1], Float32);

    private static T[] Read<T>(Value value, int count) where T : unmanaged => new ReadOnlySpan<T>(value.Data, count).ToArray();

    /// <summary>Runs <paramref name="body"/> and expects every handle made in it to be freed or consumed.</summary>
    private static void Balanced(Action<Scope> body)
    {
        var before = Handles.Live;
        using (var scope = Scope.Enter()) body(scope);
        Assert.Equal(before, Handles.Live);
    }
}
