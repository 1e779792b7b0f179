using System.Numerics;

namespace Compat.Engines;

/// <summary>A fold of numbers of any kind in their own type; float16 and bfloat16 in float32.</summary>
internal interface INumericFold
{
    T Start<T>()
        where T : INumberBase<T>;

    T Step<T>(T total, T x)
        where T : INumberBase<T>;
}

/// <summary>A fold of ordered numbers; bool as 0 and 1.</summary>
internal interface IOrderedFold
{
    T Start<T>()
        where T : INumber<T>, IMinMaxValue<T>;

    T Step<T>(T total, T x)
        where T : INumber<T>;
}

/// <summary>The least and the greatest number of a type, infinities among them.</summary>
internal static class Bounds<T>
    where T : INumber<T>, IMinMaxValue<T>
{
    public static T Least { get; } = T.IsInfinity(T.CreateSaturating(double.NegativeInfinity))
        ? T.CreateSaturating(double.NegativeInfinity)
        : T.MinValue;

    public static T Greatest { get; } = T.IsInfinity(T.CreateSaturating(double.PositiveInfinity))
        ? T.CreateSaturating(double.PositiveInfinity)
        : T.MaxValue;
}

/// <summary>Reductions by family of element types: the only switches over dtypes for folds.</summary>
internal static class Fold
{
    public static RawTensor Numeric<TKernel>(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, TKernel kernel, in RawTensor into)
        where TKernel : struct, INumericFold
    {
        var r = Reduction.Result(x, dims, keepdim, into, x.DType);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Number<float, float, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Double: Number<double, double, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Half: Number<Half, float, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.BFloat16: Number<BFloat16, float, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.ComplexFloat: Number<Complex64, Complex, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.ComplexDouble: Number<Complex, Complex, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Long: Number<long, long, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Int: Number<int, int, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Short: Number<short, short, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Char: Number<sbyte, sbyte, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Byte: Number<byte, byte, TKernel>(kernel, x, dims, keepdim, r); break;
            default: throw Map.Unsupported(x);
        }

        return r;
    }

    public static RawTensor Ordered<TKernel>(in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, TKernel kernel, in RawTensor into)
        where TKernel : struct, IOrderedFold
    {
        var r = Reduction.Result(x, dims, keepdim, into, x.DType);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Order<float, float, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Double: Order<double, double, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Half: Order<Half, float, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.BFloat16: Order<BFloat16, float, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Long: Order<long, long, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Int: Order<int, int, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Short: Order<short, short, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Char: Order<sbyte, sbyte, TKernel>(kernel, x, dims, keepdim, r); break;
            case ScalarType.Byte or ScalarType.Bool: Order<byte, byte, TKernel>(kernel, x, dims, keepdim, r); break;
            default: throw Map.Unsupported(x);
        }

        return r;
    }

    /// <summary>Where, along <paramref name="dim"/>, the first element lies that comes before all others.</summary>
    public static RawTensor Places<TKernel>(in RawTensor x, int dim, bool keepdim, TKernel before, in RawTensor into)
        where TKernel : struct, IPredicateKernel
    {
        ReadOnlySpan<int> dims = x.Rank == 0 ? [] : [dim];
        var r = Reduction.Result(x, dims, keepdim, into, DType.Int64);
        switch (x.DType.Type)
        {
            case ScalarType.Float: Place<float, float, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.Double: Place<double, double, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.Half: Place<Half, float, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.BFloat16: Place<BFloat16, float, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.Long: Place<long, long, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.Int: Place<int, int, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.Short: Place<short, short, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.Char: Place<sbyte, sbyte, TKernel>(before, x, dims, keepdim, r); break;
            case ScalarType.Byte or ScalarType.Bool: Place<byte, byte, TKernel>(before, x, dims, keepdim, r); break;
            default: throw Map.Unsupported(x);
        }

        return r;
    }

    public static void Run<TIn, TAcc, TOut, TFold>(
        TFold fold, in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor r)
        where TIn : unmanaged
        where TAcc : unmanaged
        where TOut : unmanaged
        where TFold : struct, IFold<TIn, TAcc, TOut> =>
        Reduction.Run<TIn, TOut, FoldLoop<TIn, TAcc, TOut, TFold>>(new(fold), x, dims, keepdim, r);

    private static void Number<T, TAcc, TKernel>(TKernel kernel, in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor r)
        where T : unmanaged
        where TAcc : unmanaged, INumberBase<TAcc>
        where TKernel : struct, INumericFold => Run<T, TAcc, T, NumberFold<T, TAcc, TKernel>>(new(kernel), x, dims, keepdim, r);

    private static void Order<T, TAcc, TKernel>(TKernel kernel, in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor r)
        where T : unmanaged
        where TAcc : unmanaged, INumber<TAcc>, IMinMaxValue<TAcc>
        where TKernel : struct, IOrderedFold => Run<T, TAcc, T, OrderedFold<T, TAcc, TKernel>>(new(kernel), x, dims, keepdim, r);

    private static void Place<T, TAcc, TKernel>(TKernel before, in RawTensor x, ReadOnlySpan<int> dims, bool keepdim, in RawTensor r)
        where T : unmanaged
        where TAcc : unmanaged, INumber<TAcc>
        where TKernel : struct, IPredicateKernel =>
        Run<T, Candidate<TAcc>, long, PlaceFold<T, TAcc, TKernel>>(new(before), x, dims, keepdim, r);

    private readonly struct NumberFold<T, TAcc, TKernel>(TKernel kernel) : IFold<T, TAcc, T>
        where T : unmanaged
        where TAcc : unmanaged, INumberBase<TAcc>
        where TKernel : struct, INumericFold
    {
        public TAcc Identity => kernel.Start<TAcc>();

        public TAcc Step(TAcc total, T x, long i) => kernel.Step(total, Cast.To<T, TAcc>(x));

        public T Finish(TAcc total) => Cast.To<TAcc, T>(total);
    }

    private readonly struct OrderedFold<T, TAcc, TKernel>(TKernel kernel) : IFold<T, TAcc, T>
        where T : unmanaged
        where TAcc : unmanaged, INumber<TAcc>, IMinMaxValue<TAcc>
        where TKernel : struct, IOrderedFold
    {
        public TAcc Identity => kernel.Start<TAcc>();

        public TAcc Step(TAcc total, T x, long i) => kernel.Step(total, Cast.To<T, TAcc>(x));

        public T Finish(TAcc total) => Cast.To<TAcc, T>(total);
    }

    private readonly record struct Candidate<T>(T Value, long Index);

    private readonly struct PlaceFold<T, TAcc, TKernel>(TKernel before) : IFold<T, Candidate<TAcc>, long>
        where T : unmanaged
        where TAcc : unmanaged, INumber<TAcc>
        where TKernel : struct, IPredicateKernel
    {
        public Candidate<TAcc> Identity => new(TAcc.Zero, -1);

        public Candidate<TAcc> Step(Candidate<TAcc> total, T x, long i)
        {
            var value = Cast.To<T, TAcc>(x);
            return total.Index < 0 || before.Invoke(value, total.Value) ? new Candidate<TAcc>(value, i) : total;
        }

        public long Finish(Candidate<TAcc> total) => total.Index;
    }
}
