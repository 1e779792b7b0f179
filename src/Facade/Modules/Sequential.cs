using System.Collections;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Modules one after another, each fed with the last one's output; named <c>0</c>, <c>1</c>, …, or as given.</summary>
        /// <remarks>PyTorch 2.13 <c>torch.nn.Sequential</c>.</remarks>
        public class Sequential : Module<Tensor, Tensor>, IReadOnlyList<Module<Tensor, Tensor>>
        {
            public Sequential()
            {
            }

            public Sequential(params ReadOnlySpan<Module<Tensor, Tensor>> args)
            {
                foreach (var module in args) append(module);
            }

            public Sequential(params ReadOnlySpan<(string name, Module<Tensor, Tensor> module)> args)
            {
                foreach (var (name, module) in args) add_module(name, module);
            }

            public int Count => children().Count();

            public Module<Tensor, Tensor> this[int index]
            {
                get => (Module<Tensor, Tensor>)Parts().ElementAt(index).Value!;
                set => Exchange(Parts().ElementAt(index).Name, value);
            }

            public Module<Tensor, Tensor> this[Index index]
            {
                get => this[index.GetOffset(Count)];
                set => this[index.GetOffset(Count)] = value;
            }

            /// <summary>The modules of a range, in a Sequential of their own.</summary>
            public Sequential this[Range range]
            {
                get
                {
                    var (start, length) = range.GetOffsetAndLength(Count);
                    return new Sequential([.. this.Skip(start).Take(length)]);
                }
            }

            /// <summary>Adds a module at the end.</summary>
            public Sequential append(Module<Tensor, Tensor> module)
            {
                add_module($"{Parts().Count()}", module);
                return this;
            }

            public override Tensor forward(Tensor input)
            {
                foreach (var (_, value) in Parts())
                {
                    if (value is Module<Tensor, Tensor> module) input = module.call(input);
                }

                return input;
            }

            public IEnumerator<Module<Tensor, Tensor>> GetEnumerator() =>
                Parts().Select(part => (Module<Tensor, Tensor>)part.Value!).GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }
    }

    extension(nn)
    {
        /// <inheritdoc cref="nn.Sequential"/>
        public static nn.Sequential Sequential() => new();

        /// <inheritdoc cref="nn.Sequential"/>
        public static nn.Sequential Sequential(params ReadOnlySpan<nn.Module<Tensor, Tensor>> args) => new(args);

        /// <inheritdoc cref="nn.Sequential"/>
        public static nn.Sequential Sequential(params ReadOnlySpan<(string name, nn.Module<Tensor, Tensor> module)> args) => new(args);
    }
}
