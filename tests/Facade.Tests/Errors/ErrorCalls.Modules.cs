using static Compat.torch;

namespace Compat.Facade.Tests.Errors;

/// <content>Modules, initialisation, optimizers, and warnings.</content>
internal static partial class ErrorCalls
{
    private static readonly Dictionary<string, Func<object?>> Modules = new()
    {
        ["nn.init_xavier_1d"] = () => nn.init.xavier_uniform_(zeros(3)),
        ["nn.init_kaiming_mode"] = () => nn.init.kaiming_normal_(zeros((3, 3)), mode: "in"),
        ["nn.parameter_int"] = () => new Parameter(tensor([1, 2])),
        ["nn.module_get_submodule"] = () => nn.Sequential(new Identity()).get_submodule("1"),
    };

    private static readonly Dictionary<string, Func<object?>> Optimizers = new()
    {
        ["optim.empty"] = () => optim.SGD(Array.Empty<Tensor>(), lr: 0.1),
        ["optim.nesterov"] = () => optim.SGD([new Parameter(zeros(1))], lr: 0.1, nesterov: true),
        ["optim.adam_betas"] = () => optim.Adam([new Parameter(zeros(1))], betas: (1.0, 0.9)),
        ["optim.adam_eps"] = () => optim.Adam([new Parameter(zeros(1))], eps: -1),
        ["optim.load_state_size"] = Do(() =>
        {
            var a = optim.SGD([new Parameter(zeros(1))], lr: 0.1);
            var b = optim.SGD([new Parameter(zeros(1)), new Parameter(zeros(1))], lr: 0.1);
            a.load_state_dict(b.state_dict());
        }),
    };

    private static readonly Dictionary<string, Func<object?>> Warned = new()
    {
        ["warn.nonleaf_grad"] = () => (Leaf(1) * 2).grad,
        ["warn.tensor_of_tensor"] = () => tensor(ones(1)),
        ["warn.create_graph_backward"] = Do(() =>
        {
            var x = Leaf(1);
            (x * x).backward(create_graph: true);
        }),
        ["warn.complex_to_real"] = () => ones(2, dtype: complex64).to(float32),
        ["warn.softmax_implicit_dim"] = () => nn.functional.softmax(zeros(2, 2)),
        ["warn.T_3d"] = () => zeros(2, 3, 4).T,
        ["warn.std_one_value"] = () => zeros(1).std(),
        ["warn.kl_div_mean"] = () => nn.functional.kl_div(zeros(2), ones(2), reduction: "mean"),
        ["warn.meshgrid_indexing"] = () => meshgrid([zeros(2), zeros(2)]),
    };

    private sealed class Identity : nn.Module<Tensor, Tensor>
    {
        public override Tensor forward(Tensor input) => input;
    }
}
