using System.Diagnostics.CodeAnalysis;

namespace Compat;

public static partial class torch
{
    /// <summary>PyTorch's module <c>torch.nn</c>.</summary>
    public static partial class nn
    {
        /// <summary>A parameter over the elements of <paramref name="data"/>.</summary>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>A part of a model: parameters, buffers and other modules, found in its fields and properties.</summary>
        /// <remarks>
        /// PyTorch 2.13 <c>torch.nn.Module</c>. Nothing is registered: fields of this type, of <see cref="Compat.Parameter"/> and of types
        /// derived from them are parts, base class first, in order of declaration. Buffers are named by <see cref="register_buffer"/>.
        /// </remarks>
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.NonPublicFields)]
        public abstract partial class Module
        {
            private readonly OrderedDictionary<string, Tensor?> _buffers = [];
            private readonly OrderedDictionary<string, object?> _added = [];
            private readonly HashSet<string> _notSaved = [];

            /// <summary>True while training: dropout draws, batch normalization takes the batch's statistics.</summary>
            public bool training { get; private set; } = true;

            /// <summary>Adds a buffer: state that is saved and moved, but not trained. A field of its name follows it.</summary>
            /// <exception cref="KeyError">The name is empty, holds a dot, or is taken.</exception>
            public void register_buffer(string name, Tensor? tensor, bool persistent = true)
            {
                CheckName("buffer", name, exists: !_buffers.ContainsKey(name) && Part(name) is not null and not Tensor);
                _buffers[name] = tensor;
                if (!persistent) _notSaved.Add(name);
                ModuleParts.SetField(this, name, tensor);
            }

            /// <summary>Adds a parameter under a name that is no field's.</summary>
            /// <exception cref="KeyError">The name is empty, holds a dot, or is taken.</exception>
            public void register_parameter(string name, Parameter? param)
            {
                CheckName("parameter", name, exists: Part(name) is not null);
                _added[name] = param;
            }

            /// <summary>Adds a module under a name that is no field's.</summary>
            /// <exception cref="KeyError">The name is empty, holds a dot, or is taken.</exception>
            public void add_module(string name, Module? module)
            {
                CheckName("module", name, exists: Part(name) is not null);
                _added[name] = module;
            }

            /// <inheritdoc cref="add_module"/>
            public void register_module(string name, Module? module) => add_module(name, module);

            /// <summary>Sets this module and all below it to training or evaluation.</summary>
            public Module train(bool mode = true)
            {
                training = mode;
                foreach (var child in children()) child.train(mode);
                return this;
            }

            /// <summary>Sets this module and all below it to evaluation.</summary>
            public Module eval() => train(false);

            /// <summary>Calls <paramref name="fn"/> with each module below this one, then with this one.</summary>
            public Module apply(Action<Module> fn)
            {
                foreach (var child in children()) child.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Sets <c>requires_grad</c> of all parameters.</summary>
            public Module requires_grad_(bool requires_grad = true)
            {
                foreach (var parameter in parameters()) parameter.requires_grad = requires_grad;
                return this;
            }

            /// <summary>Drops the parameters' gradients, or fills them with zeros.</summary>
            public void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters()) Gradients.Zero(parameter, set_to_none);
            }

            // Puts another module under the name of one that was added.
            private protected void Exchange(string name, Module module) => _added[name] = module;

            internal IEnumerable<(string Name, object? Value)> Parts()
            {
                foreach (var part in ModuleParts.Of(this)) yield return part;
                foreach (var (name, value) in _added) yield return (name, value);
            }

            private object? Part(string name)
            {
                foreach (var (own, value) in Parts())
                {
                    if (own == name) return value;
                }

                return null;
            }

            private static void CheckName(string kind, string name, bool exists)
            {
                if (name.Contains('.')) throw new KeyError($"{kind} name can't contain \".\"" + (kind == "module" ? $", got: {name}" : ""));
                if (name.Length == 0) throw new KeyError($"{kind} name can't be empty string \"\"");
                if (exists) throw new KeyError($"attribute '{name}' already exists");
            }
        }
    }
}
