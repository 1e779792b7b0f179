namespace Compat.Benchmarks.Cases;

/// <summary>Whole training steps, and the layers and optimizers they are made of.</summary>
internal static class TrainingCases
{
    private static readonly int[] Batches = [32, 64, 256];

    public static IEnumerable<Case> All =>
    [
        Case.Of("linear_1_1_step", () =>
        {
            var model = nn.Linear(1, 1);
            var x = rand(32, 1);
            return Step(model, optim.SGD(model.parameters(), 0.01), Squares, x, (x * 3) + 1);
        }),
        Case.Of("linear_1_1_fwd", () => Forward(nn.Linear(1, 1), rand(32, 1))),
        Case.Of("toy_mlp_2_16_1_step", () => Xor(model => optim.SGD(model.parameters(), 0.1))),
        Case.Of("toy_mlp_2_16_1_step_adam", () => Xor(model => optim.Adam(model.parameters(), 0.01))),
        .. Batches.Select(batch => Case.Of(
            $"mlp_784_128_10_b{batch}_step", () => Digits(batch, model => optim.SGD(model.parameters(), 0.01)))),
        .. Batches.Select(batch => Case.Of($"mlp_784_128_10_b{batch}_fwd", () => Forward(Mlp(784, 128, 10, nn.ReLU()), rand(batch, 784)))),
        Case.Of("mlp_784_128_10_b64_step_adam", () => Digits(64, model => optim.Adam(model.parameters(), 0.001))),
        Case.Of("linear_f32_64x784x128", () =>
        {
            var (x, w, b) = (rand(64, 784), rand(128, 784), rand(128));
            return () => F.linear(x, w, b);
        }),
        .. Convolution("32x3x32_64", 32, 3, 32, 64),
        .. Convolution("32x64x16_64", 32, 64, 16, 64),
        Case.Of("maxpool2d_2x2_32x64x32x32_fwd", () =>
        {
            var x = rand(32, 64, 32, 32);
            return () => F.max_pool2d(x, 2);
        }),
        Case.Of("cross_entropy_256x1000_fwdbwd", () =>
        {
            var (x, t) = (rand(256, 1000, requires_grad: true), randint(0, 1000, 256));
            return () =>
            {
                x.grad = null;
                F.cross_entropy(x, t).backward();
                return null;
            };
        }),
        Case.Of("sgd_step_16params_of_64", () => Optimizer(parameters => optim.SGD(parameters, 1e-4), 16, 64)),
        Case.Of("adam_step_16params_of_64", () => Optimizer(parameters => optim.Adam(parameters, 1e-4), 16, 64)),
        Case.Of("sgd_step_1M", () => Optimizer(parameters => optim.SGD(parameters, 1e-4), 1, 1 << 20)),
        Case.Of("adam_step_1M", () => Optimizer(parameters => optim.Adam(parameters, 1e-4), 1, 1 << 20)),
    ];

    private static Func<Tensor?> Xor(Func<nn.Sequential, optim.Optimizer> optimizer)
    {
        var model = Mlp(2, 16, 1, nn.Tanh());
        var x = tensor(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var t = tensor(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
        return Step(model, optimizer(model), Squares, x, t);
    }

    private static Func<Tensor?> Digits(int batch, Func<nn.Sequential, optim.Optimizer> optimizer)
    {
        var model = Mlp(784, 128, 10, nn.ReLU());
        return Step(model, optimizer(model), (y, t) => F.cross_entropy(y, t), rand(batch, 784), randint(0, 10, batch));
    }

    private static nn.Sequential Mlp(int inputs, int hidden, int outputs, nn.Module<Tensor, Tensor> activation) =>
        nn.Sequential(nn.Linear(inputs, hidden), activation, nn.Linear(hidden, outputs));

    private static Tensor Squares(Tensor y, Tensor t) => F.mse_loss(y, t);

    private static Func<Tensor?> Step(
        nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, Func<Tensor, Tensor, Tensor> loss, Tensor x, Tensor t) => () =>
    {
        optimizer.zero_grad();
        loss(model.call(x), t).backward();
        optimizer.step();
        return null;
    };

    private static Func<Tensor?> Forward(nn.Module<Tensor, Tensor> model, Tensor x) => () =>
    {
        using var scope = no_grad();
        return model.call(x);
    };

    private static IEnumerable<Case> Convolution(string label, int n, int c, int size, int k)
    {
        yield return Case.Of($"conv2d_3x3_{label}_fwd", () => Forward(nn.Conv2d(c, k, 3, padding: 1), rand(n, c, size, size)));
        yield return Case.Of($"conv2d_3x3_{label}_fwdbwd", () =>
        {
            var (x, g) = (rand(n, c, size, size, requires_grad: true), rand(n, k, size, size));
            var layer = nn.Conv2d(c, k, 3, padding: 1);
            return () =>
            {
                x.grad = null;
                layer.zero_grad();
                layer.call(x).backward(g);
                return null;
            };
        });
    }

    private static Func<Tensor?> Optimizer(Func<List<Tensor>, optim.Optimizer> make, int count, int size)
    {
        List<Tensor> parameters = [];
        for (var i = 0; i < count; i++)
        {
            var parameter = rand(size, requires_grad: true);
            parameter.grad = rand(size) * 1e-3;
            parameters.Add(parameter);
        }

        var optimizer = make(parameters);
        optimizer.step();
        return () => optimizer.step();
    }
}
