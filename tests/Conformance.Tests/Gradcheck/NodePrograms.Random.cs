using static Compat.torch;

namespace Compat.Conformance.Tests.Gradcheck;

/// <content>Random numbers written over a copy, from a generator that starts anew each time: what was there has no gradient.</content>
internal static partial class NodePrograms
{
    public static readonly Dictionary<string, Program> Random = new()
    {
        ["bernoulli_(tensor)"] = Drawn((x, g) => x.bernoulli_(full_like(x, 0.4), g)),
        ["cauchy_"] = Drawn((x, g) => x.cauchy_(generator: g)),
        ["exponential_"] = Drawn((x, g) => x.exponential_(generator: g)),
        ["geometric_"] = Drawn((x, g) => x.geometric_(0.4, g)),
        ["log_normal_"] = Drawn((x, g) => x.log_normal_(generator: g)),
        ["normal_"] = Drawn((x, g) => x.normal_(generator: g)),
        ["uniform_"] = Drawn((x, g) => x.uniform_(generator: g)),
        ["random_"] = Drawn((x, g) => x.random_(generator: g)),
        ["random_(to)"] = Drawn((x, g) => x.random_(7, generator: g)),
        ["random_(from, to)"] = Drawn((x, g) => x.random_(3, 7, generator: g)),
        ["poisson"] = new(x => torch.poisson(x[0].pow(2) + 1, new Generator()) * x[0], [4]),
    };

    private static Program Drawn(Func<Tensor, Generator, Tensor> draw) => new(x => draw(x[0].clone(), new Generator()) * x[0], [4]);
}
