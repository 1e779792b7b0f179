using Compat.Engines;

namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The tensor made larger at its ends: two numbers a dimension, the last dimension first; negative ones cut
            /// off.</summary>
            /// <param name="input">Any shape; 2 to 5 dimensions for other modes than <c>constant</c>.</param>
            /// <param name="pad">(left, right, top, bottom, …).</param>
            /// <param name="mode"><c>constant</c>, <c>reflect</c>, <c>replicate</c> or <c>circular</c>.</param>
            /// <param name="value">What the new elements are in mode <c>constant</c>, by default 0.</param>
            /// <exception cref="RuntimeError">The paddings do not fit the tensor.</exception>
            /// <exception cref="NotImplementedError">There is no such mode, or not for that number of dimensions.</exception>
            /// <remarks>PyTorch 2.13 <c>torch.nn.functional.pad</c>, ATen/native/PadNd.cpp.</remarks>
            public static Tensor pad(Tensor input, Size pad, string mode = "constant", double? value = null)
            {
                Checks.Pad(input, pad, mode, value);
                return mode switch
                {
                    "constant" => constant_pad_nd(input, pad, value ?? 0),
                    "circular" => Circular(input, pad),
                    _ => Copied(input, pad, mode),
                };
            }

            /// <remarks>PyTorch 2.13 <c>aten::constant_pad_nd</c>; derivatives.yaml <c>constant_pad_nd</c>.</remarks>
            internal static Tensor constant_pad_nd(Tensor input, Size pad, Scalar value)
            {
                var (engine, source, sizes) = (input.Engine, input.Raw, input.Raw.Sizes.ToArray());
                var place = new (int Dim, long Start, long Length)[pad.Length / 2];
                for (var i = 0; i < place.Length; i++)
                {
                    var (d, left, right) = (input.Rank - 1 - i, pad[2 * i], pad[(2 * i) + 1]);
                    source = source.Narrow(d, Math.Max(-left, 0), Checks.Kept(sizes[d], left, right));
                    place[i] = (d, Math.Max(left, 0), source.Sizes[d]);
                    sizes[d] += left + right;
                }

                var raw = engine.Fill(engine.Empty(PaddedShape(input, sizes), input.dtype, input.device), value);
                var inner = raw;
                foreach (var (d, start, length) in place) inner = inner.Narrow(d, start, length);
                engine.Copy(source, inner);
                var result = Tensor.Of(raw, engine);
                GC.KeepAlive(input);
                return Graph.Needs(input) ? result.Record(new ConstantPadNdBackward0(input, pad)) : result;
            }

            private static Shape PaddedShape(Tensor input, long[] sizes)
            {
                var channelsLast = input.Rank == 4 && !input.Raw.IsContiguous && Checks.HasFormat(input, channels_last);
                return channelsLast ? Checks.ShapeFor(sizes, channels_last) : Shape.Of(sizes);
            }

            // Every new element is a copy of an old one: which one is a vector of places for each padded dimension.
            private static Tensor Copied(Tensor input, Size pad, string mode)
            {
                Checks.PadByCopies(input, pad, mode);
                var places = new Tensor?[input.Rank];
                var count = pad.Length / 2;
                for (var i = 0; i < count; i++)
                {
                    var d = input.Rank - 1 - i;
                    var own = Sources(input.Raw.Sizes[d], pad[2 * i], pad[(2 * i) + 1], mode == "reflect");
                    var sizes = new long[count];
                    Array.Fill(sizes, 1);
                    sizes[count - 1 - i] = own.Length;
                    places[d] = Positions(own, input).view(new Size(sizes));
                }

                var raws = Places.Of(input, places);
                var into = input.Engine.Empty(
                    PaddedShape(input, new IndexedShape(input.Raw.Shape, raws).Source.Sizes.ToArray()), input.dtype, input.device);
                var result = Tensor.Of(input.Engine.Index(input.Raw, raws, into), input.Engine);
                GC.KeepAlive(input);
                return Graph.Needs(input) ? result.Record(new PaddingBackward0(input, pad, mode, places)) : result;
            }

            private static long[] Sources(long size, long left, long right, bool reflect)
            {
                var sources = new long[size + left + right];
                for (long i = 0; i < sources.Length; i++)
                {
                    var at = i - left;
                    if (!reflect) sources[i] = Math.Clamp(at, 0, size - 1);
                    else sources[i] = at < 0 ? -at : at >= size ? (2 * (size - 1)) - at : at;
                }

                return sources;
            }

            // ATen's _pad_circular: the middle, then each dimension's ends from what is there.
            private static Tensor Circular(Tensor input, Size pad)
            {
                var sizes = Checks.PadCircular(input, pad);
                var result = Tensor.Of(input.Engine.Empty(Shape.Of(sizes), input.dtype, input.device), input.Engine);
                var (target, source) = (result, input);
                for (var i = 0; i < pad.Length / 2; i++)
                {
                    var (d, left, right) = (input.Rank - 1 - i, pad[2 * i], pad[(2 * i) + 1]);
                    target = Sliced(target, d, Math.Max(left, 0), sizes[d] - Math.Max(right, 0));
                    source = Sliced(source, d, Math.Max(-left, 0), input.Raw.Sizes[d] - Math.Max(-right, 0));
                }

                target.copy_(source);
                for (var i = 0; i < pad.Length / 2; i++)
                {
                    var (d, left, right) = (input.Rank - 1 - i, pad[2 * i], pad[(2 * i) + 1]);
                    var (size, start, end) = (sizes[d], Math.Max(left, 0), sizes[d] - Math.Max(right, 0));
                    if (left > 0) Sliced(result, d, 0, left).copy_(Sliced(result, d, end - left, end));
                    if (right > 0) Sliced(result, d, size - right, size).copy_(Sliced(result, d, start, start + right));
                }

                return result;
            }
        }
    }
}
