using System.Globalization;
using System.Text.Json;

namespace Compat.Autograd.Tests.Inplace;

/// <summary>The machine of <c>scripts/recording/table_inplace.py</c>: tensors, and commands over them.</summary>
internal sealed class RandomProgram
{
    private static readonly Dictionary<string, Func<Tensor, int, Tensor[]>> Views = new()
    {
        ["select"] = (x, k) => [x.select(0, k)],
        ["slice"] = (x, k) => [x[k..]],
        ["column"] = (x, k) => [x[torch.Ellipsis, k]],
        ["narrow"] = (x, k) => [x.narrow(-1, k, 1)],
        ["transpose"] = (x, k) => [x.transpose(0, -1)],
        ["flat"] = (x, k) => [x.view(-1)],
        ["unsqueeze"] = (x, k) => [x.unsqueeze(k)],
        ["squeeze"] = (x, k) => [x.squeeze()],
        ["diagonal"] = (x, k) => [x.diagonal()],
        ["expand"] = (x, k) => [x.expand([2, .. x.shape])],
        ["same"] = (x, k) => [x.view_as(x)],
        ["strided"] = (x, k) => [x.as_strided(2, 2, k)],
        ["real"] = (x, k) => [x.real()],
        ["imag"] = (x, k) => [x.imag()],
        ["view_as_real"] = (x, k) => [x.view_as_real()],
        ["view_as_complex"] = (x, k) => [x.view_as_complex()],
        ["unbind"] = (x, k) => x.unbind(0),
        ["split"] = (x, k) => x.split(1),
        ["chunk"] = (x, k) => x.chunk(2, -1),
        ["unsafe_split"] = (x, k) => x.unsafe_split(1),
        ["unsafe_chunk"] = (x, k) => x.unsafe_chunk(2, -1),
        ["detach"] = (x, k) => [x.detach()],
        ["data"] = (x, k) => [x.data],
    };

    private static readonly Dictionary<string, Action<Tensor>> Writes = new()
    {
        ["mul_"] = x => x.mul_(2),
        ["add_"] = x => x.add_(1),
        ["neg_"] = x => x.neg_(),
        ["exp_"] = x => x.exp_(),
        ["sin_"] = x => x.sin_(),
        ["zero_"] = x => x.zero_(),
        ["fill_"] = x => x.fill_(3),
        ["set_first"] = x => x[0] = 5,
        ["t_"] = x => x.t_(),
        ["transpose_"] = x => x.transpose_(0, -1),
        ["unsqueeze_"] = x => x.unsqueeze_(0),
        ["squeeze_"] = x => x.squeeze_(0),
        ["as_strided_"] = x => x.as_strided_(2, 1),
        ["detach_"] = x => x.detach_(),
    };

    private static readonly Dictionary<string, Action<Tensor, Tensor>> Pairs = new()
    {
        ["mul_tensor"] = (x, y) => x.mul_(y),
        ["add_tensor"] = (x, y) => x.add_(y),
        ["copy_"] = (x, y) => x.copy_(y),
        ["set_row"] = (x, y) => x[0] = y,
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Results = new()
    {
        ["times_one"] = x => x * 1,
        ["clone"] = x => x.clone(),
        ["square"] = x => x * x,
        ["exp"] = x => x.exp(),
        ["SameView"] = SameView.apply,
        ["SameInput"] = SameInput.apply,
        ["Doubled"] = Doubled.apply,
    };

    private readonly List<Tensor> _tensors;

    public RandomProgram()
    {
        var start = torch.tensor([[1.0, 2.0, -3.0], [0.5, -1.0, 2.0]], dtype: torch.float64);
        _tensors =
        [
            start.clone().requires_grad_(), start.clone() * -1, torch.complex(start[.., 0..2], start[.., 1..3]).requires_grad_(),
        ];
    }

    /// <summary>What came of a command: "ok", "None", an error, or the description of every tensor.</summary>
    public object Run(JsonElement command)
    {
        using var caught = torch.warnings.catch_warnings();
        try
        {
            return Do(command);
        }
        catch (Exception error) when (error is not InvalidCastException and not NullReferenceException)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    private object Do(JsonElement command)
    {
        var name = command[0].GetString()!;
        if (name == "look") return _tensors.Select(Described).ToArray();
        var x = _tensors[command[1].GetInt32()];
        switch (name)
        {
            case "view":
                _tensors.AddRange(Views[Name(command)](x, command[3].GetInt32()));
                break;
            case "no_grad_view":
                using (torch.no_grad()) _tensors.AddRange(Views[Name(command)](x, command[3].GetInt32()));
                break;
            case "write":
                Writes[Name(command)](x);
                break;
            case "no_grad_write":
                using (torch.no_grad()) Writes[Name(command)](x);
                break;
            case "pair":
                Pairs[Name(command)](x, _tensors[command[3].GetInt32()]);
                break;
            case "result":
                _tensors.Add(Results[Name(command)](x));
                break;
            case "requires_grad_":
                x.requires_grad_(command[2].GetBoolean());
                break;
            case "requires_grad":
                x.requires_grad = command[2].GetBoolean();
                break;
            case "set_data":
                x.data = _tensors[command[2].GetInt32()];
                break;
            case "retain_grad":
                x.retain_grad();
                break;
            case "increment_version":
                torch.autograd.graph.increment_version(x);
                break;
            case "backward":
                Weighted(x).backward(retain_graph: command[2].GetBoolean());
                break;
            case "grad":
                var found = torch.autograd.grad(
                    Weighted(x), _tensors[command[2].GetInt32()], retain_graph: true, create_graph: command[3].GetBoolean(),
                    allow_unused: true)[0];
                if (found is null) return "None";
                _tensors.Add(found.requires_grad ? found : found.clone());
                break;
            default: throw new InvalidCastException(name);
        }

        return "ok";
    }

    private static string Name(JsonElement command) => command[2].GetString()!;

    private static Tensor Weighted(Tensor x)
    {
        var real = x.dtype.is_complex ? x.view_as_real() : x;
        return (real * torch.arange(1, real.numel() + 1, dtype: torch.float64).view(real.shape)).sum();
    }

    private object?[] Described(Tensor x)
    {
        var flags = $"{Bit(x.requires_grad)}{Bit(x.retains_grad)}{Bit(x._is_view())}";
        var @base = x._base is { } found ? _tensors.IndexOf(found) : -1;
        var (made, nr) = ("", 0);
        try
        {
            (made, nr) = (x.is_leaf ? "leaf" : Graph(x.grad_fn, 4), x.output_nr);
        }
        catch (RuntimeError error)
        {
            made = "RuntimeError: " + error.Message;
        }

        var grad = x.grad is { } gathered ? Numbers(gathered) : null;
        return [$"{x.shape}", $"{x.stride()}", x.storage_offset(), x._version, flags, @base, made, nr, Numbers(x), grad];
    }

    private static char Bit(bool flag) => flag ? '1' : '0';

    private static string Graph(Node? node, int depth)
    {
        if (node is null) return "None";
        if (depth == 0) return "...";
        return $"{node.name()}({string.Join(", ", node.next_functions.Select(edge => $"{Graph(edge.fn, depth - 1)}:{edge.index}"))})";
    }

    private static string Numbers(Tensor x)
    {
        var data = x.data;
        if (data.dtype.is_complex) data = data.view_as_real();
        var items = data.reshape(-1).unbind();
        return string.Join(' ', items.Select(item => item.item().ToDouble().ToString("R", CultureInfo.InvariantCulture)));
    }
}
