using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    /// <summary>Fills with uniform numbers of [from, to).</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <exception cref="RuntimeError">from &gt; to, or the dtype cannot hold the bounds or their distance.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.uniform_</c>.</remarks>
    public static Tensor uniform_(this Tensor self, double from = 0, double to = 1, Generator? generator = null)
    {
        RandomChecks.Uniform(self.dtype, from, to);
        return Drawn(self, generator, new UniformFill(from, to), static self => new UniformBackward0(self));
    }

    /// <summary>Fills with normal numbers; a complex tensor's parts have deviation std / √2 each.</summary>
    /// <exception cref="NotImplementedError">The dtype is neither floating nor complex.</exception>
    /// <exception cref="RuntimeError">std is negative or NaN.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.normal_</c>.</remarks>
    public static Tensor normal_(this Tensor self, double mean = 0, double std = 1, Generator? generator = null)
    {
        RandomChecks.Deviation(std);
        if (self.Count > 0 && !self.dtype.IsDifferentiable) throw RandomChecks.NotFor("normal_kernel_cpu", self.dtype);
        var deviation = self.dtype.is_complex ? std / Math.Sqrt(2) : std;
        return Drawn(
            self, generator, new NormalFill(mean, deviation, self.Raw.IsContiguous), static self => new NormalBackward0(self));
    }

    /// <summary>Fills with whole numbers: of [0, max] for integers, of [0, 2^digits] for floating types.</summary>
    /// <exception cref="NotImplementedError">The dtype is complex.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.random_</c>.</remarks>
    public static Tensor random_(this Tensor self, Generator? generator = null)
    {
        if (self.Count > 0) RandomChecks.NotComplex(self.dtype, "random_kernel_cpu");
        return Drawn(self, generator, new AnyIntegerFill(), static self => new RandomBackward2(self));
    }

    /// <summary>Fills with whole numbers of [0, to).</summary>
    /// <inheritdoc cref="random_(Tensor, long, long?, Generator?)"/>
    public static Tensor random_(this Tensor self, long to, Generator? generator = null) =>
        Drawn(self, generator, IntegersBetween(self.dtype, 0, to), static self => new RandomBackward1(self));

    /// <summary>Fills with whole numbers of [from, to); without <paramref name="to"/>, up to the dtype's largest.</summary>
    /// <exception cref="RuntimeError">The range is empty, or the dtype cannot hold it.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.random_</c>.</remarks>
    [OverloadResolutionPriority(1)]   // random_(3, null) has no end, not no generator
    public static Tensor random_(this Tensor self, long from, long? to, Generator? generator = null)
    {
        if (to is { } end)
        {
            return Drawn(self, generator, IntegersBetween(self.dtype, from, end), static self => new RandomBackward0(self));
        }
        if (from != long.MinValue)
        {
            return Drawn(self, generator, IntegersFrom(self.dtype, from), static self => new RandomBackward0(self));
        }
        if (self.Count > 0 && self.dtype == DType.Float16)
        {
            throw RandomChecks.NotFor("random_full_64_bits_range_kernel_cpu", self.dtype);
        }
        if (self.Count > 0 && self.dtype != DType.Int64 && !self.dtype.is_floating_point)
        {
            throw new RuntimeError("random_full_64_bits_range_kernel_cpu handles only int64, double, float and bfloat16");
        }
        return Drawn(self, generator, new FullRangeFill(), static self => new RandomBackward0(self));
    }

    /// <summary>Fills with 1 where a uniform number is below <paramref name="p"/>, otherwise 0.</summary>
    /// <exception cref="NotImplementedError">The dtype is complex.</exception>
    /// <exception cref="RuntimeError">p lies outside [0, 1].</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.bernoulli_</c>.</remarks>
    public static Tensor bernoulli_(this Tensor self, double p = 0.5, Generator? generator = null)
    {
        RandomChecks.Probability(p);
        if (self.Count > 0) RandomChecks.NotComplex(self.dtype, "bernoulli_scalar_cpu_");
        return Drawn(self, generator, new BernoulliFill(p), static self => new BernoulliBackward2(self));
    }

    /// <summary>Fills with 1 where a uniform number is below the element of <paramref name="p"/>, which broadcasts, otherwise 0.</summary>
    /// <exception cref="NotImplementedError">The dtype is complex, or that of p is not floating.</exception>
    /// <exception cref="RuntimeError">An element of p lies outside [0, 1].</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.bernoulli_</c>.</remarks>
    public static Tensor bernoulli_(this Tensor self, Tensor p, Generator? generator = null)
    {
        Inplace.Check(self, p);
        Bernoulli.Fill(self, p.detach().expand(self.shape).contiguous(), generator);
        return self.Rebase(Graph.Needs(self, p) ? new BernoulliBackward1(self, p) : null);
    }

    /// <summary>Fills with exponential numbers of rate <paramref name="lambd"/>.</summary>
    /// <exception cref="RuntimeError">The rate is not positive, or the dtype is not floating.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.exponential_</c>.</remarks>
    public static Tensor exponential_(this Tensor self, double lambd = 1, Generator? generator = null)
    {
        if (!(lambd > 0))
        {
            throw new RuntimeError($"exponential_ expects lambda > 0.0, but found lambda={RandomChecks.Text(lambd)}");
        }
        if (self.Count > 0 && !self.dtype.is_floating_point)
        {
            throw new RuntimeError("Exponential distribution is a continuous probability distribution. dtype must be a floating point "
                + $"but you specified {self.dtype.CppName}");
        }
        return Drawn(
            self, generator, new EachDrawn<Exponential>(new(lambd)), static self => new ExponentialBackward0(self));
    }

    /// <summary>Fills with the number of trials up to the first success, each of probability <paramref name="p"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is bool or complex.</exception>
    /// <exception cref="RuntimeError">p lies outside (0, 1).</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.geometric_</c>.</remarks>
    public static Tensor geometric_(this Tensor self, double p, Generator? generator = null)
    {
        if (!(p > 0 && p < 1)) throw new RuntimeError($"geometric_ expects p to be in (0, 1), but got p={RandomChecks.Text(p)}");
        if (self.Count > 0 && (self.dtype.is_complex || self.dtype == DType.Bool))
        {
            throw RandomChecks.NotFor("geometric_cpu", self.dtype);
        }
        return Drawn(self, generator, new EachDrawn<Geometric>(new(p)), static self => new GeometricBackward0(self));
    }

    /// <summary>Fills with numbers of the Cauchy distribution.</summary>
    /// <exception cref="RuntimeError">sigma is not positive, or the dtype is not floating.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.cauchy_</c>.</remarks>
    public static Tensor cauchy_(this Tensor self, double median = 0, double sigma = 1, Generator? generator = null)
    {
        if (!(sigma > 0)) throw new RuntimeError($"cauchy_ expects sigma > 0.0, but found sigma={RandomChecks.Text(sigma)}");
        if (!self.dtype.is_floating_point)
        {
            throw new RuntimeError("Cauchy distribution is a continuous probability distribution. dtype must be a floating point "
                + $"but you specified {RandomChecks.CppType(self.dtype)}");
        }
        return Drawn(self, generator, new EachDrawn<Cauchy>(new(median, sigma)), static self => new CauchyBackward0(self));
    }

    /// <summary>Fills with exp(z), z normal with <paramref name="mean"/> and <paramref name="std"/>.</summary>
    /// <exception cref="NotImplementedError">The dtype is not floating.</exception>
    /// <exception cref="RuntimeError">std is not positive.</exception>
    /// <remarks>PyTorch 2.13 <c>Tensor.log_normal_</c>.</remarks>
    public static Tensor log_normal_(this Tensor self, double mean = 1, double std = 2, Generator? generator = null)
    {
        if (!(std > 0)) throw new RuntimeError($"log_normal_ expects std > 0.0, but found std={RandomChecks.Text(std)}");
        if (self.Count > 0) RandomChecks.Floating(self.dtype, "log_normal_cpu");
        return Drawn(self, generator, new EachDrawn<LogNormal>(new(mean, std)), static self => new LogNormalBackward0(self));
    }

    private static Tensor Drawn<TFill>(Tensor self, Generator? generator, TFill fill, Func<Tensor, Node> node)
        where TFill : struct, IFill
    {
        Inplace.Check(self);
        Destination.CheckOverlap(self);
        Sampling.Fill(self, generator, fill);
        return self.Rebase(Graph.Needs(self) ? node(self) : null);
    }

    private static RangeFill IntegersBetween(DType dtype, long from, long to)
    {
        if (from >= to)
        {
            throw new RuntimeError($"random_ expects 'from' to be less than 'to', but got from={from} >= to={to}");
        }
        if (dtype.is_floating_point)
        {
            (from, to) = IntegerBounds.Tightened(dtype, from, to);
            if (from >= to)
            {
                throw new RuntimeError("random_ expects 'from' casted to dtype to be less than 'to' casted to dtype, "
                    + $"but got from={from} >= to={to}");
            }
        }
        RandomChecks.Range(dtype, from, to - 1);
        return new RangeFill(from, unchecked((ulong)to - (ulong)from));
    }

    private static RangeFill IntegersFrom(DType dtype, long from)
    {
        if (dtype.is_complex)
        {
            throw new RuntimeError("random_from_to_impl handles only integral, floating-point and boolean types");
        }
        var last = IntegerBounds.Top(dtype);
        if (dtype.is_floating_point)
        {
            from = IntegerBounds.Tightened(dtype, from, last).From;
            if (from >= last)
            {
                throw new RuntimeError("random_ expects 'from' casted to dtype to be less than or equal to 'to_inc' casted to dtype, "
                    + $"but got from={from} > to_inc={last}");
            }
        }
        RandomChecks.Range(dtype, from, last);
        return new RangeFill(from, unchecked((ulong)last - (ulong)from + 1));
    }
}
