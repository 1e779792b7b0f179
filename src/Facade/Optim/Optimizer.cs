using Compat.Text;

namespace Compat;

public static partial class torch
{
    /// <summary>PyTorch's module <c>torch.optim</c>.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.optim.Optimizer</c>.</remarks>
        public abstract class Optimizer
        {
            private readonly OrderedDictionary<string, object?> _defaults;

            private protected Optimizer(IEnumerable<Tensor> @params, OrderedDictionary<string, object?> defaults)
            {
                _defaults = defaults;
                List<Tensor> parameters = [.. @params];
                if (parameters.Count == 0) throw new ValueError("optimizer got an empty parameter list");
                add_param_group(new ParamGroup { ["params"] = parameters });
            }

            private protected Optimizer(
                IEnumerable<IDictionary<string, object?>> groups, OrderedDictionary<string, object?> defaults)
            {
                _defaults = defaults;
                foreach (var group in groups) add_param_group(group);
                if (param_groups.Count == 0) throw new ValueError("optimizer got an empty parameter list");
            }

            /// <summary>The groups of parameters with their options, which may be changed between steps.</summary>
            public List<ParamGroup> param_groups { get; } = [];

            /// <summary>What is kept for each parameter.</summary>
            public Dictionary<Tensor, ParamState> state { get; } = new(ReferenceEqualityComparer.Instance);

            /// <summary>Adds a group; options it lacks are the optimizer's defaults.</summary>
            /// <exception cref="ValueError">A parameter is no leaf, or stands in another group.</exception>
            public void add_param_group(IDictionary<string, object?> param_group)
            {
                var group = new ParamGroup { ["params"] = Listed(param_group["params"]) };
                foreach (var (key, value) in _defaults) group[key] = param_group.TryGetValue(key, out var given) ? given : value;
                foreach (var parameter in group.Params)
                {
                    if (!parameter.is_leaf && !parameter.retains_grad) throw new ValueError("can't optimize a non-leaf Tensor");
                }

                var own = new HashSet<Tensor>(group.Params, ReferenceEqualityComparer.Instance);
                if (own.Count < group.Params.Count) Warnings.DuplicateParameters();
                foreach (var parameter in group.Params)
                {
                    if (param_groups.Any(other => other.Params.Contains(parameter)))
                    {
                        throw new ValueError("some parameters appear in more than one parameter group");
                    }
                }

                param_groups.Add(group);
            }

            /// <summary>Drops the gradients, or fills them with zeros.</summary>
            public void zero_grad(bool set_to_none = true)
            {
                foreach (var group in param_groups)
                {
                    foreach (var parameter in group.Params) Gradients.Zero(parameter, set_to_none);
                }
            }

            /// <summary>One step.</summary>
            /// <param name="closure">Recomputes the loss, with gradients; its result is returned.</param>
            public Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using var recording = enable_grad();
                    loss = closure();
                }

                using var scope = no_grad();
                foreach (var group in param_groups)
                {
                    foreach (var parameter in group.Params)
                    {
                        if (parameter.Meta?.Grad is not { } grad) continue;
                        if (Tracing.On) Tracing.BeforeWrite();
                        Update(group, parameter, grad);
                        if (Tracing.On) Tracing.Stepped(GetType().Name, parameter);
                    }
                }

                return loss;
            }

            /// <summary>The options and the state, with parameters named by their number.</summary>
            public Dictionary<string, object> state_dict()
            {
                var numbers = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
                foreach (var parameter in param_groups.SelectMany(group => group.Params)) numbers.Add(parameter, numbers.Count);
                var packed = param_groups.Select(group =>
                {
                    var copy = new OrderedDictionary<string, object?>(group);
                    copy.Remove("params");
                    copy["params"] = group.Params.Select(parameter => numbers[parameter]).ToList();
                    return copy;
                }).ToList();
                return new Dictionary<string, object>
                {
                    ["state"] = state.ToDictionary(entry => numbers[entry.Key], entry => entry.Value),
                    ["param_groups"] = packed,
                };
            }

            /// <summary>Takes options and state from what <see cref="state_dict"/> gave.</summary>
            /// <exception cref="ValueError">The groups differ in number or size.</exception>
            public void load_state_dict(IReadOnlyDictionary<string, object> state_dict)
            {
                var saved = (List<OrderedDictionary<string, object?>>)state_dict["param_groups"];
                if (saved.Count != param_groups.Count)
                {
                    throw new ValueError("loaded state dict has a different number of parameter groups");
                }

                if (saved.Zip(param_groups).Any(pair => ((List<int>)pair.First["params"]!).Count != pair.Second.Params.Count))
                {
                    throw new ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group");
                }

                foreach (var (from, to) in saved.Zip(param_groups))
                {
                    foreach (var (key, value) in from)
                    {
                        if (key != "params") to[key] = value;
                    }
                }

                Tensor[] parameters = [.. param_groups.SelectMany(group => group.Params)];
                state.Clear();
                foreach (var (number, kept) in (Dictionary<int, ParamState>)state_dict["state"])
                {
                    var copy = state[parameters[number]] = [];
                    foreach (var (key, value) in kept)
                    {
                        copy[key] = key == "step" ? value.clone() : Moved(value, parameters[number].Engine, parameters[number].device,
                            value.dtype, copy: true);
                    }
                }
            }

            /// <summary>PyTorch's repr of an optimizer.</summary>
            public override string ToString()
            {
                var groups = param_groups.Select((group, i) => $"\nParameter Group {i}\n{string.Concat(group.Lines())}");
                return $"{GetType().Name} ({string.Concat(groups)})";
            }

            private protected abstract void Update(ParamGroup group, Tensor parameter, Tensor grad);

            private protected ParamState StateOf(Tensor parameter)
            {
                if (!state.TryGetValue(parameter, out var kept)) state[parameter] = kept = [];
                return kept;
            }

            private protected static void Require(bool condition, string what, Scalar value)
            {
                if (!condition) throw new ValueError($"Invalid {what}: {PyRepr.Repr(value)}");
            }

            private static List<Tensor> Listed(object? parameters) => parameters switch
            {
                Tensor single => [single],
                IEnumerable<Tensor> several and not ISet<Tensor> => [.. several],
                _ => throw new TypeError("optimizer parameters need to be organized in ordered collections, but the ordering of tensors in "
                    + "sets will change between runs. Please use a list instead."),
            };
        }
    }
}
