using System.Runtime.InteropServices;
using System.Text.Json;
using Compat.Engines;
using F = Compat.torch.nn.functional;
using init = Compat.torch.nn.init;

namespace Compat.Facade.Tests.Random;

/// <summary>Calls of <c>conformance/tables/random.jsonl</c>, bound by hand: the point is the bits, not the binding.</summary>
internal static class RecordedCall
{
    private static readonly Dictionary<string, Func<Arguments, Tensor>> Calls = new()
    {
        ["rand"] = a => torch.rand(a.Size(0), dtype: a.DType),
        ["randn"] = a => torch.randn(a.Size(0), dtype: a.DType),
        ["randperm"] = a => torch.randperm(a.Int(0), dtype: a.DType),
        ["randint"] = a => torch.randint(a.Int(0), a.Int(1), a.Size(2), dtype: a.DType),
        ["rand_like"] = a => torch.rand_like(a.Tensor(0), dtype: a.DType),
        ["randn_like"] = a => torch.randn_like(a.Tensor(0), dtype: a.DType),
        ["randint_like"] = a => torch.randint_like(a.Tensor(0), a.Int(1), a.Int(2), dtype: a.DType),
        ["uniform_"] = a => a.Tensor(0).uniform_(a.Double(1, 0), a.Double(2, 1)),
        ["normal_"] = a => a.Tensor(0).normal_(a.Double(1, 0), a.Double(2, 1)),
        ["exponential_"] = a => a.Tensor(0).exponential_(a.Double(1, 1)),
        ["geometric_"] = a => a.Tensor(0).geometric_(a.Double(1, double.NaN)),
        ["log_normal_"] = a => a.Tensor(0).log_normal_(a.Double(1, 1), a.Double(2, 2)),
        ["cauchy_"] = a => a.Tensor(0).cauchy_(a.Double(1, 0), a.Double(2, 1)),
        ["bernoulli_"] = a => a.IsTensor(1) ? a.Tensor(0).bernoulli_(a.Tensor(1)) : a.Tensor(0).bernoulli_(a.Double(1, 0.5)),
        ["random_"] = a => a.Count switch
        {
            1 => a.Tensor(0).random_(),
            2 => a.Tensor(0).random_(a.Int(1)),
            _ => a.Tensor(0).random_(a.Int(1), a.IntOrNull(2)),
        },
        ["bernoulli"] = a => a.Count == 1 ? torch.bernoulli(a.Tensor(0)) : torch.bernoulli(a.Tensor(0), a.Double(1, 0)),
        ["multinomial"] = a => torch.multinomial(a.Tensor(0), a.Int(1), a.Flag(2, "replacement")),
        ["poisson"] = a => torch.poisson(a.Tensor(0)),
        ["binomial"] = a => torch.binomial(a.Tensor(0), a.Tensor(1)),
        ["_standard_gamma"] = a => torch._standard_gamma(a.Tensor(0)),
        ["normal"] = a => (a.IsTensor(0), a.IsTensor(1)) switch
        {
            (true, true) => torch.normal(a.Tensor(0), a.Tensor(1)),
            (true, false) => torch.normal(a.Tensor(0), a.Double(1, 1)),
            (false, true) => torch.normal(a.Double(0, 0), a.Tensor(1)),
            _ => torch.normal(a.Double(0, 0), a.Double(1, 1), a.Size(2), dtype: a.DType),
        },
        ["nn.functional.dropout"] = a => F.dropout(a.Tensor(0), a.Double(1, 0.5), !a.IsFalse("training")),
        ["nn.functional.dropout2d"] = a => F.dropout2d(a.Tensor(0), a.Double(1, 0.5)),
        ["nn.functional.alpha_dropout"] = a => F.alpha_dropout(a.Tensor(0), a.Double(1, 0.5), a.Flag(2, "training")),
        ["nn.init.uniform_"] = a => init.uniform_(a.Tensor(0)),
        ["nn.init.normal_"] = a => init.normal_(a.Tensor(0)),
        ["nn.init.xavier_uniform_"] = a => init.xavier_uniform_(a.Tensor(0), a.Double("gain", 1)),
        ["nn.init.xavier_normal_"] = a => init.xavier_normal_(a.Tensor(0), a.Double("gain", 1)),
        ["nn.init.kaiming_uniform_"] = a => init.kaiming_uniform_(a.Tensor(0), a.Double("a", 0)),
        ["nn.init.trunc_normal_"] = a => init.trunc_normal_(
            a.Tensor(0), a.Double("mean", 0), a.Double("std", 1), a.Double("a", -2), a.Double("b", 2)),
        ["nn.init.sparse_"] = a => init.sparse_(a.Tensor(0), a.Double("sparsity", 0)),
        ["nn.init.kaiming_normal_"] = a => init.kaiming_normal_(
            a.Tensor(0), mode: a.Text("mode", "fan_in"), nonlinearity: a.Text("nonlinearity", "leaky_relu")),
    };

    internal static bool Knows(string op) => Calls.ContainsKey(op);

    internal static Tensor Run(JsonElement call) => Calls[call.GetProperty("op").GetString()!](new Arguments(call));

    internal static Tensor Tensor(JsonElement value)
    {
        var tensor = value.GetProperty("tensor");
        var dtype = DType.All.First(dtype => dtype.Name == tensor.GetProperty("dtype").GetString());
        var sizes = tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var raw = RawTensor.OnHost(Shape.Of(sizes), dtype);
        var data = tensor.GetProperty("data").GetBytesFromBase64();
        data.CopyTo(MemoryMarshal.CreateSpan(ref ((HostStorage)raw.Storage).Data, data.Length));
        var result = Compat.Tensor.Of(raw, torch.backends.Current);
        if (!tensor.TryGetProperty("stride", out var strides)) return result;
        var strided = Shape.Of(sizes, [.. strides.EnumerateArray().Select(stride => stride.GetInt64())]);
        var laidOut = Compat.Tensor.Of(RawTensor.OnHost(strided, dtype), torch.backends.Current);
        return laidOut.copy_(result);
    }

    private sealed class Arguments(JsonElement call)
    {
        private readonly JsonElement[] _positional = [.. call.GetProperty("args").EnumerateArray()];
        private readonly JsonElement _named = call.GetProperty("kwargs");

        public int Count => _positional.Length;

        public DType? DType => _named.TryGetProperty("dtype", out var dtype)
            ? Compat.DType.All.First(known => known.Name == dtype.GetProperty("dtype").GetString())
            : null;

        public bool IsTensor(int i) =>
            i < Count && _positional[i].ValueKind == JsonValueKind.Object && _positional[i].TryGetProperty("tensor", out _);

        public Tensor Tensor(int i) => RecordedCall.Tensor(_positional[i]);

        public long Int(int i) => _positional[i].GetInt64();

        public long? IntOrNull(int i) => _positional[i].ValueKind == JsonValueKind.Null ? null : Int(i);

        public double Double(int i, double missing) => i < Count ? _positional[i].GetDouble() : missing;

        public double Double(string name, double missing) => _named.TryGetProperty(name, out var value) ? value.GetDouble() : missing;

        public string Text(string name, string missing) => _named.TryGetProperty(name, out var value) ? value.GetString()! : missing;

        public bool Flag(int i, string name) =>
            i < Count ? _positional[i].GetBoolean() : _named.TryGetProperty(name, out var value) && value.GetBoolean();

        public bool IsFalse(string name) => _named.TryGetProperty(name, out var value) && !value.GetBoolean();

        public Size Size(int i) => _positional[i].ValueKind == JsonValueKind.Number
            ? new Size([.. _positional[i..].Select(size => size.GetInt64())])
            : new Size([.. _positional[i].EnumerateObject().First().Value.EnumerateArray().Select(size => size.GetInt64())]);
    }
}
