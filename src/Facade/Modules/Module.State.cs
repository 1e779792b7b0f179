namespace Compat;

/// <summary>A module's state by dotted name, in PyTorch's order; prints as Python's OrderedDict.</summary>
public sealed class StateDict : OrderedDictionary<string, Tensor>
{
    public override string ToString() =>
        $"OrderedDict([{string.Join(", ", this.Select(entry => $"('{entry.Key}', {entry.Value})"))}])";
}

/// <summary>What <c>load_state_dict</c> found: keys the module has and the state lacks, and the reverse.</summary>
/// <remarks>PyTorch 2.13 <c>torch.nn.modules.module._IncompatibleKeys</c>.</remarks>
public readonly record struct IncompatibleKeys(IReadOnlyList<string> missing_keys, IReadOnlyList<string> unexpected_keys)
{
    public override string ToString() => missing_keys.Count + unexpected_keys.Count == 0
        ? "<All keys matched successfully>"
        : $"_IncompatibleKeys(missing_keys={List(missing_keys)}, unexpected_keys={List(unexpected_keys)})";

    private static string List(IReadOnlyList<string> keys) => $"[{string.Join(", ", keys.Select(key => $"'{key}'"))}]";
}

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>Parameters and persistent buffers, detached, by dotted name; they share the module's storage.</summary>
            /// <remarks>PyTorch 2.13 <c>Module.state_dict</c>.</remarks>
            public StateDict state_dict(string prefix = "", bool keep_vars = false)
            {
                var state = new StateDict();
                foreach (var (name, value) in State(prefix)) state[name] = keep_vars ? value : value.detach();
                return state;
            }

            /// <summary>Copies parameters and buffers from <paramref name="state_dict"/>.</summary>
            /// <exception cref="RuntimeError">A size differs, or (with <paramref name="strict"/>) the names do; nothing else is copied
            /// that does not fit.</exception>
            /// <remarks>PyTorch 2.13 <c>Module.load_state_dict</c>.</remarks>
            public IncompatibleKeys load_state_dict(IReadOnlyDictionary<string, Tensor> state_dict, bool strict = true)
            {
                List<string> missing = [], errors = [];
                var known = new HashSet<string>();
                foreach (var (name, value) in State(string.Empty))
                {
                    known.Add(name);
                    if (!state_dict.TryGetValue(name, out var source)) missing.Add(name);
                    else if (!(value.Rank == 0 && source.Rank == 1 ? source = source[0] : source).Raw.Shape.SameSizes(value.Raw.Shape))
                    {
                        errors.Add($"size mismatch for {name}: copying a param with shape {source.shape} from checkpoint, the shape in "
                            + $"current model is {value.shape}.");
                    }
                    else
                    {
                        using var scope = no_grad();
                        value.copy_(source);
                    }
                }

                var paths = named_modules(null, string.Empty, remove_duplicate: false).Select(module => module.name).ToList();
                List<string> unexpected = [.. state_dict.Keys.Where(name => !known.Contains(name)).OrderBy(name => Owner(name, paths))];
                if (strict)
                {
                    if (unexpected.Count > 0) errors.Insert(0, $"Unexpected key(s) in state_dict: {Quoted(unexpected)}. ");
                    if (missing.Count > 0) errors.Insert(0, $"Missing key(s) in state_dict: {Quoted(missing)}. ");
                }

                if (errors.Count > 0)
                {
                    throw new RuntimeError($"Error(s) in loading state_dict for {_get_name()}:\n\t{string.Join("\n\t", errors)}");
                }

                return new IncompatibleKeys(missing, unexpected);
            }

            private IEnumerable<(string, Tensor)> State(string prefix)
            {
                foreach (var (path, module) in named_modules(null, string.Empty, remove_duplicate: false))
                {
                    foreach (var (name, value) in module.OwnParameters()) yield return (prefix + Join(path, name), value);
                    foreach (var (name, value) in module.OwnBuffers())
                    {
                        if (!module._notSaved.Contains(name)) yield return (prefix + Join(path, name), value);
                    }
                }
            }

            // PyTorch reports what it did not expect module by module.
            private static int Owner(string name, List<string> paths)
            {
                for (var dot = name.LastIndexOf('.'); dot >= 0; dot = name.LastIndexOf('.'))
                {
                    name = name[..dot];
                    if (paths.IndexOf(name) is >= 0 and var owner) return owner;
                }

                return 0;
            }

            private static string Quoted(List<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
        }
    }
}
