namespace Compat.Facade.Tests.Memory;

/// <summary>A network with a hidden layer, trained by gradient descent without any Dispose; large enough for blocks outside the
/// heap.</summary>
internal sealed class Network
{
    private readonly Tensor _input;
    private readonly Tensor _target;
    private readonly Tensor[] _parameters;

    internal Network(int batch, int inputs, int hidden)
    {
        torch.manual_seed(0);
        (_input, _target) = (torch.rand(batch, inputs), torch.rand(batch, 8));
        _parameters = [torch.randn(inputs, hidden) * 0.1, torch.zeros(hidden), torch.randn(hidden, 8) * 0.1, torch.zeros(8)];
        foreach (var parameter in _parameters) parameter.requires_grad = true;
    }

    internal void Step()
    {
        foreach (var parameter in _parameters) parameter.grad = null;
        var hidden = (torch.mm(_input, _parameters[0]) + _parameters[1]).tanh();
        var difference = torch.mm(hidden, _parameters[2]) + _parameters[3] + (_target * -1.0);
        ((difference * difference).sum() * 1e-3).backward();
        using var scope = torch.no_grad();
        foreach (var parameter in _parameters) parameter.add_(parameter.grad, alpha: -0.1);
    }

    /// <summary>The parameters' bits after some steps.</summary>
    internal static float[] Train(int steps, int batch, int inputs, int hidden)
    {
        var network = new Network(batch, inputs, hidden);
        for (var step = 0; step < steps; step++) network.Step();
        return [.. network._parameters.SelectMany(parameter => Enumerable.Range(0, (int)parameter.numel())
            .Select(i => (float)parameter.detach().view(-1)[i].item()))];
    }
}
