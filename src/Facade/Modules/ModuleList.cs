using System.Collections;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A list of modules whose parameters count as the owner's.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.ModuleList</c>; equal neighbours are printed once, with their number.</remarks>
        public class ModuleList<T> : Module, IReadOnlyList<T>
            where T : Module
        {
            public ModuleList(params IEnumerable<T> modules) => extend(modules);

            public int Count => Parts().Count();

            public T this[int index] => (T)Parts().ElementAt(index).Value!;

            public T this[Index index] => this[index.GetOffset(Count)];

            /// <summary>Adds a module at the end.</summary>
            public ModuleList<T> append(T module)
            {
                add_module($"{Count}", module);
                return this;
            }

            /// <summary>Adds modules at the end.</summary>
            public ModuleList<T> extend(IEnumerable<T> modules)
            {
                foreach (var module in modules) append(module);
                return this;
            }

            public override string _get_name() => "ModuleList";

            public IEnumerator<T> GetEnumerator() => Parts().Select(part => (T)part.Value!).GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

            private protected override IEnumerable<string> ChildLines()
            {
                var texts = this.Select(module => module.ToString()!).ToArray();
                for (var first = 0; first < texts.Length;)
                {
                    var end = first + 1;
                    while (end < texts.Length && texts[end] == texts[first]) end++;
                    yield return end - first == 1
                        ? $"({first}): {Indent(texts[first])}"
                        : $"({first}-{end - 1}): {end - first} x {Indent(texts[first])}";
                    first = end;
                }
            }
        }

        /// <summary>Modules by name, whose parameters count as the owner's.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.ModuleDict</c>.</remarks>
        public class ModuleDict<T> : Module, IReadOnlyCollection<(string name, T module)>
            where T : Module
        {
            public ModuleDict(params ReadOnlySpan<(string name, T module)> modules)
            {
                foreach (var (name, module) in modules) add_module(name, module);
            }

            public int Count => Parts().Count();

            public T this[string name] => (T)(Parts().FirstOrDefault(part => part.Name == name).Value ?? throw new KeyError($"'{name}'"));

            public IEnumerable<string> keys() => Parts().Select(part => part.Name);

            public IEnumerable<T> values() => Parts().Select(part => (T)part.Value!);

            public override string _get_name() => "ModuleDict";

            public IEnumerator<(string name, T module)> GetEnumerator() =>
                Parts().Select(part => (part.Name, (T)part.Value!)).GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.ModuleList{T}"/>
        public static nn.ModuleList<T> ModuleList<T>(params IEnumerable<T> modules)
            where T : nn.Module => new(modules);

        /// <inheritdoc cref="nn.ModuleDict{T}"/>
        public static nn.ModuleDict<T> ModuleDict<T>(params ReadOnlySpan<(string name, T module)> modules)
            where T : nn.Module => new(modules);
    }
}
