using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

/// <summary>A module with parts in every place they are looked for.</summary>
internal sealed class Block : BlockStart
{
    private readonly Parameter scale = nn.Parameter(ones(1));
    private readonly nn.Module<Tensor, Tensor> second = nn.Linear(3, 1, bias: false);

    public Block()
    {
        register_buffer("steps", zeros(2));
        register_buffer("hidden", zeros(2), persistent: false);
    }

    public override Tensor forward(Tensor input) => second.call(norm.call(first.call(input)) * scale);
}

/// <summary>The parts a base class has.</summary>
internal abstract class BlockStart : nn.Module<Tensor, Tensor>
{
    protected nn.Linear first = nn.Linear(2, 3);

    public nn.BatchNorm1d norm { get; } = nn.BatchNorm1d(3);
}
