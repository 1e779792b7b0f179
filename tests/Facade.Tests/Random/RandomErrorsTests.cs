using Xunit;
using F = Compat.torch.nn.functional;

namespace Compat.Facade.Tests.Random;

/// <summary>What the samplers refuse, with PyTorch 2.13's kinds and texts.</summary>
[Collection(nameof(SeededCollection))]
public class RandomErrorsTests
{
    private static readonly Dictionary<string, (Action Call, Type Kind, string Text)> Refused = new()
    {
        ["uniform_ bounds"] = (() => New().uniform_(2.123456789, 1e-10), typeof(RuntimeError),
            "uniform_ expects to return a [from, to) range, but found from=2.12346 > to=1e-10"),
        ["uniform_ nan"] = (() => New().uniform_(double.NaN, 1), typeof(RuntimeError), "from is out of bounds for float"),
        ["uniform_ half"] = (() => New(torch.float16).uniform_(-40000, 40000), typeof(RuntimeError),
            "uniform_ expects to-from <= std::numeric_limits<Half>::max(), but found to=40000 and from=-40000 which result in to-from to "
            + "exceed the limit"),
        ["rand int64"] = (() => torch.rand(3, dtype: torch.int64), typeof(NotImplementedError),
            "\"check_uniform_bounds\" not implemented for 'Long'"),
        ["normal_ std"] = (() => New().normal_(0, -1234567.89), typeof(RuntimeError),
            "normal expects std >= 0.0, but found std -1.23457e+06"),
        ["randn int32"] = (() => torch.randn(3, dtype: torch.int32), typeof(NotImplementedError),
            "\"normal_kernel_cpu\" not implemented for 'Int'"),
        ["random_ empty range"] = (() => New().random_(5, 5), typeof(RuntimeError),
            "random_ expects 'from' to be less than 'to', but got from=5 >= to=5"),
        ["random_ int8"] = (() => New(torch.int8).random_(0, 300), typeof(RuntimeError), "to - 1 is out of bounds for signed char"),
        ["random_ uint8"] = (() => New(torch.uint8).random_(-1, 3), typeof(RuntimeError), "from is out of bounds for unsigned char"),
        ["random_ int16"] = (() => New(torch.int16).random_(0, 1 << 17), typeof(RuntimeError), "to - 1 is out of bounds for short int"),
        ["random_ half"] = (() => New(torch.float16).random_(0, 1L << 40), typeof(RuntimeError), "to - 1 is out of bounds for c10::Half"),
        ["random_ complex"] = (() => New(torch.complex64).random_(), typeof(NotImplementedError),
            "\"random_kernel_cpu\" not implemented for 'ComplexFloat'"),
        ["random_ from float"] = (() => New().random_(1 << 26, null), typeof(RuntimeError),
            "random_ expects 'from' casted to dtype to be less than or equal to 'to_inc' casted to dtype, but got from=67108864 > "
            + "to_inc=16777216"),
        ["random_ full int32"] = (() => New(torch.int32).random_(long.MinValue, null), typeof(RuntimeError),
            "random_full_64_bits_range_kernel_cpu handles only int64, double, float and bfloat16"),
        ["randint uint8"] = (() => torch.randint(0, 300, 3, dtype: torch.uint8), typeof(RuntimeError),
            "to - 1 is out of bounds for unsigned char"),
        ["bernoulli_ p"] = (() => New().bernoulli_(1.5), typeof(RuntimeError), "bernoulli_ expects p to be in [0, 1], but got p=1.5"),
        ["bernoulli of 1.5"] = (() => torch.bernoulli(torch.full([1], 1.5)), typeof(RuntimeError),
            "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an "
            + "enhancement request to PyTorch.)"),
        ["bernoulli int64"] = (() => torch.bernoulli(torch.ones([1], dtype: torch.int64)), typeof(NotImplementedError),
            "\"bernoulli_tensor_cpu_p_\" not implemented for 'Long'"),
        ["exponential_"] = (() => New().exponential_(0), typeof(RuntimeError), "exponential_ expects lambda > 0.0, but found lambda=0"),
        ["exponential_ int64"] = (() => New(torch.int64).exponential_(), typeof(RuntimeError),
            "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you specified Long"),
        ["geometric_"] = (() => New().geometric_(1), typeof(RuntimeError), "geometric_ expects p to be in (0, 1), but got p=1"),
        ["cauchy_"] = (() => New().cauchy_(0, 0), typeof(RuntimeError), "cauchy_ expects sigma > 0.0, but found sigma=0"),
        ["cauchy_ int64"] = (() => New(torch.int64).cauchy_(), typeof(RuntimeError),
            "Cauchy distribution is a continuous probability distribution. dtype must be a floating point but you specified long int"),
        ["log_normal_"] = (() => New().log_normal_(0, 0), typeof(RuntimeError), "log_normal_ expects std > 0.0, but found std=0"),
        ["expanded"] = (() => torch.empty([1]).expand(3).normal_(), typeof(RuntimeError),
            "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the "
            + "tensor before performing the operation."),
        ["poisson"] = (() => torch.poisson(torch.full([1], -1.0)), typeof(RuntimeError),
            "invalid Poisson rate, expected rate to be non-negative"),
        ["binomial dtype"] = (() => torch.binomial(torch.ones([1]), torch.ones([1], dtype: torch.float64)), typeof(RuntimeError),
            "Found dtype Double but expected Float"),
        ["multinomial weight"] = (() => torch.multinomial(torch.full([2], -2.0), 1), typeof(RuntimeError),
            "probability tensor contains either `inf`, `nan` or element < 0"),
        ["multinomial zeros"] = (() => torch.multinomial(torch.zeros([2]), 2, true), typeof(RuntimeError),
            "invalid multinomial distribution (sum of probabilities <= 0)"),
        ["multinomial many"] = (() => torch.multinomial(torch.ones([2]), 3), typeof(RuntimeError),
            "cannot sample n_sample > prob_dist.size(-1) samples without replacement"),
        ["normal tensor"] = (() => torch.normal(0, torch.full([1], -1.0)), typeof(RuntimeError),
            "normal expects all elements of std >= 0.0"),
        ["randperm uint8"] = (() => torch.randperm(300, dtype: torch.uint8), typeof(RuntimeError),
            "value cannot be converted to type uint8_t without overflow"),
        ["randperm half"] = (() => torch.randperm(2050, dtype: torch.float16), typeof(RuntimeError),
            "n cannot be greater than 2049 for Half type."),
        ["rand out"] = (() => torch.rand(3, dtype: torch.float32, @out: torch.empty([3], dtype: torch.float64)), typeof(RuntimeError),
            "dtype Float does not match dtype of out parameter (Double)"),
        ["dropout"] = (() => F.dropout(New(), 1.5), typeof(ValueError), "dropout probability has to be between 0 and 1, but got 1.5"),
        ["dropout int64"] = (() => F.dropout(torch.ones([3], dtype: torch.int64)), typeof(RuntimeError),
            "result type Float can't be cast to the desired output type Long"),
        ["feature dropout"] = (() => torch.feature_dropout(New(), 0.5, true), typeof(RuntimeError),
            "Feature dropout requires at least 2 dimensions in the input"),
        ["state size"] = (() => torch.set_rng_state(torch.zeros([3], dtype: torch.uint8)), typeof(RuntimeError),
            "Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size to be 3"),
        ["state dtype"] = (() => torch.set_rng_state(torch.zeros([3])), typeof(TypeError), "RNG state must be a torch.ByteTensor"),
        ["state zeros"] = (() => torch.set_rng_state(torch.zeros([5056], dtype: torch.uint8)), typeof(RuntimeError),
            "Invalid mt19937 state"),
        ["offset"] = (() => torch.Generator().get_offset(), typeof(RuntimeError), "CPU Generator does not use offset"),
        ["fan"] = (() => torch.nn.init.xavier_normal_(New()), typeof(ValueError),
            "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions"),
        ["gain"] = (() => torch.nn.init.calculate_gain("gelu"), typeof(ValueError), "Unsupported nonlinearity gelu"),
        ["leaf"] = (() => torch.zeros([3], requires_grad: true).normal_(), typeof(RuntimeError),
            "a leaf Variable that requires grad is being used in an in-place operation."),
    };

    public static IEnumerable<TheoryDataRow<string>> Names() => Refused.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory, MemberData(nameof(Names))]
    public void Call_IsRefusedAsPyTorchRefusesIt(string name)
    {
        var (call, kind, text) = Refused[name];

        var error = Assert.ThrowsAny<Exception>(call);

        Assert.Equal((kind, text), (error.GetType(), error.Message));
    }

    private static Tensor New(DType? dtype = null) => torch.zeros([3], dtype: dtype);
}
