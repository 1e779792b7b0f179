namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>The modules directly below this one, each once.</summary>
            public IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>Names and modules directly below this one, each module once.</summary>
            public IEnumerable<(string name, Module module)> named_children()
            {
                var seen = new HashSet<Module>();
                foreach (var (name, value) in Parts())
                {
                    if (value is Module module && seen.Add(module)) yield return (name, module);
                }
            }

            /// <summary>This module and all below it.</summary>
            public IEnumerable<Module> modules() => named_modules().Select(module => module.module);

            /// <summary>Dotted names and modules, this one first under the empty name.</summary>
            public IEnumerable<(string name, Module module)> named_modules(
                HashSet<Module>? memo = null, string prefix = "", bool remove_duplicate = true)
            {
                memo ??= [];
                if (!memo.Add(this) && remove_duplicate) yield break;
                yield return (prefix, this);
                foreach (var (name, value) in Parts())
                {
                    if (value is not Module child) continue;
                    foreach (var below in child.named_modules(memo, Join(prefix, name), remove_duplicate)) yield return below;
                }
            }

            /// <summary>The parameters, each once.</summary>
            public IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse: recurse).Select(parameter => parameter.parameter);

            /// <summary>Dotted names and parameters: a module's own first, then those of its children.</summary>
            public IEnumerable<(string name, Parameter parameter)> named_parameters(
                string prefix = "", bool recurse = true, bool remove_duplicate = true) =>
                Named(prefix, recurse, remove_duplicate, module => module.OwnParameters());

            /// <summary>The buffers, each once.</summary>
            public IEnumerable<Tensor> buffers(bool recurse = true) => named_buffers(recurse: recurse).Select(buffer => buffer.buffer);

            /// <summary>Dotted names and buffers: a module's own first, then those of its children.</summary>
            public IEnumerable<(string name, Tensor buffer)> named_buffers(
                string prefix = "", bool recurse = true, bool remove_duplicate = true) =>
                Named(prefix, recurse, remove_duplicate, module => module.OwnBuffers());

            /// <summary>The module of that dotted name.</summary>
            /// <exception cref="AttributeError">There is no module of that name.</exception>
            public Module get_submodule(string target)
            {
                var module = this;
                foreach (var name in target.Length == 0 ? [] : target.Split('.'))
                {
                    module = module.Part(name) switch
                    {
                        Module child => child,
                        null => throw new AttributeError($"{module._get_name()} has no attribute `{name}`"),
                        _ => throw new AttributeError($"`{name}` is not an nn.Module"),
                    };
                }

                return module;
            }

            /// <summary>The parameter of that dotted name.</summary>
            /// <exception cref="AttributeError">There is no parameter of that name.</exception>
            public Parameter get_parameter(string target)
            {
                var dot = target.LastIndexOf('.');
                var module = get_submodule(dot < 0 ? string.Empty : target[..dot]);
                var name = target[(dot + 1)..];
                return module.Part(name) switch
                {
                    Parameter parameter => parameter,
                    null => throw new AttributeError($"{module._get_name()} has no attribute `{name}`"),
                    _ => throw new AttributeError($"`{name}` is not an nn.Parameter"),
                };
            }

            internal IEnumerable<(string Name, Parameter Value)> OwnParameters()
            {
                foreach (var (name, value) in Parts())
                {
                    if (value is Parameter parameter) yield return (name, parameter);
                }
            }

            internal IEnumerable<(string Name, Tensor Value)> OwnBuffers()
            {
                foreach (var (name, value) in _buffers)
                {
                    if (value is not null) yield return (name, value);
                }
            }

            private IEnumerable<(string, T)> Named<T>(
                string prefix, bool recurse, bool removeDuplicate, Func<Module, IEnumerable<(string Name, T Value)>> own)
                where T : Tensor
            {
                var seen = new HashSet<T>(ReferenceEqualityComparer.Instance);
                var modules = recurse ? named_modules(null, prefix, removeDuplicate) : [(prefix, this)];
                foreach (var (path, module) in modules)
                {
                    foreach (var (name, value) in own(module))
                    {
                        if (seen.Add(value) || !removeDuplicate) yield return (Join(path, name), value);
                    }
                }
            }

            private static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";
        }
    }
}
