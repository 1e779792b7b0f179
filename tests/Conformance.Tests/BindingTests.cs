using System.Reflection;
using Compat.Conformance.Binder;
using Compat.Conformance.Cases;
using Compat.Conformance.Values;
using Xunit;

namespace Compat.Conformance.Tests;

/// <summary>Calls are bound by PyTorch's names, positions, keywords and defaults, to the nearest overload.</summary>
public class BindingTests
{
    private static readonly TensorValue Vector = new(ElementType.Find("float32")!, [2], new byte[8]);

    [Fact]
    public void PositionsNamesAndDefaults()
    {
        Assert.Equal("1,2,False", Bind("Plain", [Int(1), Int(2)]));
        Assert.Equal("1,2,True", Bind("Plain", [Int(1)], ("keepdim", new BoolValue(true)), ("dim", Int(2))));
        Assert.Equal("1,5,False", Bind("Plain", [], ("a", Int(1))));
    }

    [Fact]
    public void WhatPythonWouldRefuse_DoesNotBind()
    {
        Assert.Null(Bind("Plain", []));
        Assert.Null(Bind("Plain", [Int(1), Int(2), new BoolValue(true), Int(3)]));
        Assert.Null(Bind("Plain", [Int(1)], ("a", Int(1))));
        Assert.Null(Bind("Plain", [Int(1)], ("other", Int(1))));
        Assert.Null(Bind("Plain", [new FloatValue(1)]));
        Assert.Null(Bind("Plain", [new StringValue("1")]));
        Assert.Null(Bind("Plain", [NoneValue.Instance]));
    }

    [Fact]
    public void NoneFitsWhatMayBeNull()
    {
        Assert.Equal("none,none", Bind("Optional", [NoneValue.Instance, NoneValue.Instance]));
        Assert.Equal("none,none", Bind("Optional", []));
        Assert.Equal("tensor,0.5", Bind("Optional", [Vector, new FloatValue(0.5)]));
    }

    [Fact]
    public void TheNearestOverloadIsMeant()
    {
        Assert.Equal("scalar", Bind("Nearest", [Vector, Int(1)]));
        Assert.Equal("scalar", Bind("Nearest", [Vector, new ComplexValue(1, 2)]));
        Assert.Equal("tensor", Bind("Nearest", [Vector, Vector]));
        Assert.Equal("text", Bind("Nearest", [Vector, new StringValue("floor")]));
        Assert.Equal("all", Bind("Fold", [Vector]));
        Assert.Equal("dims 1", Bind("Fold", [Vector, Int(1)]));
        Assert.Equal("dims 0 1", Bind("Fold", [Vector, Ints(SequenceKind.Tuple, 0, 1)]));
        Assert.Equal("dims ", Bind("Fold", [Vector, Ints(SequenceKind.List)]));
    }

    [Fact]
    public void FurtherPositionsMakeASequence()
    {
        Assert.Equal("2 3", Bind("Sizes", [Int(2), Int(3)]));
        Assert.Equal("2 3", Bind("Sizes", [Ints(SequenceKind.Size, 2, 3)]));
        Assert.Equal("", Bind("Sizes", []));
        Assert.Equal("4 5", Bind("Span", [Vector, Int(4), Int(5)]));
        Assert.Equal("2", Bind("Tensors", [Vector, Vector]));
        Assert.Equal("2", Bind("Tensors", [new SequenceValue(SequenceKind.List, [Vector, Vector])]));
        var pair = new SequenceValue(SequenceKind.Tuple, [Ints(SequenceKind.List, 1, 2), Ints(SequenceKind.List, 3)]);
        Assert.Equal("1 2|3", Bind("Pair", [pair]));
    }

    [Fact]
    public void AFlagThatIsNotSet_MeansTheOverloadWithoutIt()
    {
        Assert.Equal("one", Bind("Flagged", [Int(1)]));
        Assert.Equal("one", Bind("Flagged", [Int(1)], ("as_tuple", new BoolValue(false))));
        Assert.Equal("many", Bind("Flagged", [Int(1)], ("as_tuple", new BoolValue(true))));
    }

    [Fact]
    public void ATupleBetweenBracketsIsSeveralIndices()
    {
        var tuple = new SequenceValue(SequenceKind.Tuple, [Int(1), NoneValue.Instance]);
        Assert.Equal([Vector, Int(1), NoneValue.Instance], PythonNames.Arguments(new Call("x", "__getitem__", [Vector, tuple], [], 0)));
        Assert.Equal([Vector, tuple], PythonNames.Arguments(new Call("x", "sum", [Vector, tuple], [], 0)));
    }

    [Fact]
    public void ConstantsAreThoseOfTorch()
    {
        var second = Constant(ConstantKind.Device, "cuda:1");
        Assert.Equal("torch.float64 cuda:1", Bind("Constants", [Constant(ConstantKind.DType, "float64"), second]));
        Assert.Equal("torch.int64 cpu", Bind("Constants", [Constant(ConstantKind.DType, "long"), new StringValue("cpu")]));
        Assert.Null(Bind("Constants", [Constant(ConstantKind.DType, "complex32"), Constant(ConstantKind.Device, "cpu")]));
    }

    [Fact]
    public void TheSameTensorIsOneObject()
    {
        Assert.Equal("same", Bind("Twins", [Vector, Vector]));
        Assert.Equal("different", Bind("Twins", [Vector, Vector with { }]));
    }

    [Fact]
    public void OperatorsOfPythonAreThoseOfCSharp()
    {
        Assert.Equal(("op_Subtraction", false, true), Operator("__rsub__"));
        Assert.Equal(("op_Subtraction", false, false), Operator("__sub__"));
        Assert.Equal(("op_RightShift", false, false), Operator("__rshift__"));
        Assert.Equal(("op_RightShift", false, true), Operator("__rrshift__"));
        Assert.Equal(("pow", true, true), Operator("__rpow__"));
        Assert.Equal((null, false, false), Operator("sub"));
    }

    [Theory]
    [InlineData("""["add", [TENSOR, 2], {"alpha": 3}]""", "[7.0, 8.0]")]
    [InlineData("""["__radd__", [TENSOR, 2], {}]""", "[3.0, 4.0]")]
    [InlineData("""["mul", [TENSOR, TENSOR], {}]""", "[1.0, 4.0]")]
    [InlineData("""["sum", [TENSOR], {"dim": 0}]""", "[3.0]")]
    public void AskedThroughThePublicApi(string call, string elements)
    {
        const string Tensor = """{"tensor": {"dtype": "float32", "shape": [2], "data": "AACAPwAAAEA="}}""";
        using var json = System.Text.Json.JsonDocument.Parse(call.Replace("TENSOR", Tensor));
        var parts = json.RootElement;
        var kwargs = parts[2].EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, ValueReader.Read(pair.Value))).ToArray();
        var answer = EngineCaller.Create("reference").Ask(new Call("x", parts[0].GetString()!, ValueReader.ReadArray(parts[1]), kwargs, 0));
        var tensor = Assert.IsType<TensorValue>(answer.Out);
        var texts = Enumerable.Range(0, (int)tensor.Count).Select(place => tensor.Type.Text(tensor.Data.AsSpan(place * 4, 4)));
        Assert.Equal(elements, $"[{string.Join(", ", texts)}]");
    }

    [Fact]
    public void WhatDoesNotExistIsUnsupported_AndErrorsKeepTheirKindAndText()
    {
        var engine = EngineCaller.Create("reference");
        var missing = engine.Ask(new Call("x", "no_such_operator", [Vector], [], 0));
        Assert.Contains("torch.no_such_operator does not exist", missing.Unsupported);
        Assert.Contains("takes (Tensor, str)", engine.Ask(new Call("x", "add", [Vector, new StringValue("a")], [], 0)).Unsupported);
        var wide = Vector with { Shape = [3], Data = new byte[12] };
        Assert.Equal(
            new ErrorText("RuntimeError", "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0"),
            engine.Ask(new Call("x", "add", [Vector, wide], [], 0)).Error);
    }

    private static string? Bind(string name, Value[] args, params (string Name, Value Value)[] kwargs)
    {
        var candidates = typeof(Members).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.Name == name).Select(Candidate.Of).ToArray();
        var named = kwargs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)).ToArray();
        var converter = new Converter(new Operands(new Call("x", name, args, named, 0), Device.Cpu));
        return (string?)Call(candidates, converter, args, named);
    }

    private static object? Call(Candidate[] candidates, Converter converter, Value[] args, KeyValuePair<string, Value>[] named) =>
        Binder.Binding.Best(candidates, converter, args, named)?.Call();

    private static (string? Name, bool IsFunction, bool IsReflected) Operator(string name) =>
        (PythonNames.Operator(name, out var isFunction, out var isReflected), isFunction, isReflected);

    private static IntValue Int(long number) => new(number);

    private static SequenceValue Ints(SequenceKind kind, params long[] numbers) => new(kind, [.. numbers.Select(Int)]);

    private static ConstantValue Constant(ConstantKind kind, string name) => new(kind, name);

    /// <summary>Members as the public API has them.</summary>
    private static class Members
    {
        public static string Plain(long a, long dim = 5, bool keepdim = false) => $"{a},{dim},{keepdim}";

        public static string Optional(Tensor? weight = null, double? eps = null) =>
            $"{(weight is null ? "none" : "tensor")},{eps?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}";

        public static string Nearest(Tensor input, Tensor other) => "tensor";

        public static string Nearest(Tensor input, Scalar other) => "scalar";

        public static string Nearest(Tensor input, string rounding_mode) => "text";

        public static string Fold(Tensor input, DType? dtype = null) => "all";

        public static string Fold(Tensor input, Dims dim, bool keepdim = false, DType? dtype = null) => "dims " + string.Join(' ', dim);

        public static string Sizes(Size size) => string.Join(' ', size);

        public static string Span(Tensor input, params ReadOnlySpan<long> sizes) => string.Join(' ', sizes.ToArray());

        public static string Tensors(TensorList tensors) => $"{tensors.Count}";

        public static string Pair((long[] Left, long[] Right) dims) => $"{string.Join(' ', dims.Left)}|{string.Join(' ', dims.Right)}";

        public static string Constants(DType dtype, Device device) => $"{dtype} {device}";

        public static string Flagged(long a, double eps = 0.5) => "one";

        public static object Flagged(long a, bool as_tuple) => "many";

        public static string Twins(Tensor a, Tensor b) => ReferenceEquals(a, b) ? "same" : "different";
    }
}
