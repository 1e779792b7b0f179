using System.Numerics;

namespace Compat.Engines;

public sealed partial class ReferenceEngine
{
    /// <inheritdoc/>
    public void SgdStep(in RawTensor parameter, in RawTensor grad, in RawTensor momentum, in SgdOptions options)
    {
        var velocity = momentum.Exists ? momentum : grad;
        switch (parameter.DType.Type)
        {
            case ScalarType.Float: Strided.Run(new SgdLoop<float>(options), parameter, grad, velocity); break;
            case ScalarType.Double: Strided.Run(new SgdLoop<double>(options), parameter, grad, velocity); break;
            default: throw Map.Unsupported(parameter);
        }
    }

    /// <inheritdoc/>
    public void AdamStep(
        in RawTensor parameter, in RawTensor grad, in RawTensor average, in RawTensor square, in RawTensor largest, in AdamOptions options)
    {
        var most = largest.Exists ? largest : square;
        switch (parameter.DType.Type)
        {
            case ScalarType.Float:
                Strided.Run(new AdamLoop<float>(options, largest.Exists), parameter, grad, average, square, most);
                break;
            case ScalarType.Double:
                Strided.Run(new AdamLoop<double>(options, largest.Exists), parameter, grad, average, square, most);
                break;
            default: throw Map.Unsupported(parameter);
        }
    }

    // ATen's add with alpha, addcmul and lerp end in one rounding.
    private static Vector<T> Fused<T>(Vector<T> a, Vector<T> b, Vector<T> c)
    {
        if (typeof(T) == typeof(float)) return Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>();
        return Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
    }

    private readonly unsafe struct SgdLoop<T>(SgdOptions options) : ILoop
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private readonly T _rate = T.CreateTruncating(-options.LearningRate);
        private readonly T _momentum = T.CreateTruncating(options.Momentum);
        private readonly T _keep = T.CreateTruncating(1 - options.Dampening);
        private readonly T _decay = T.CreateTruncating(options.WeightDecay);

        public void Invoke(byte** data, long* strides, long n)
        {
            long done = 0;
            if (strides[0] == sizeof(T) && strides[1] == sizeof(T) && strides[2] == sizeof(T))
            {
                T* p = (T*)data[0], g = (T*)data[1], v = (T*)data[2];
                for (; done <= n - Vector<T>.Count; done += Vector<T>.Count) Step(p + done, g + done, v + done);
            }

            for (; done < n; done++)
            {
                Step(ref *(T*)(data[0] + (done * strides[0])), *(T*)(data[1] + (done * strides[1])), (T*)(data[2] + (done * strides[2])));
            }
        }

        private void Step(T* p, T* g, T* v)
        {
            var grad = Vector.Load(g);
            var value = Vector.Load(p);
            if (options.Maximize) grad = -grad;
            if (options.WeightDecay != 0) grad = Fused(Vector.Create(_decay), value, grad);
            if (options.Momentum != 0)
            {
                var velocity = options.IsFirst ? grad : Fused(Vector.Create(_keep), grad, Vector.Create(_momentum) * Vector.Load(v));
                Vector.Store(velocity, v);
                grad = options.Nesterov ? Fused(Vector.Create(_momentum), velocity, grad) : velocity;
            }

            Vector.Store(Fused(Vector.Create(_rate), grad, value), p);
        }

        private void Step(ref T p, T grad, T* v)
        {
            if (options.Maximize) grad = -grad;
            if (options.WeightDecay != 0) grad = T.FusedMultiplyAdd(_decay, p, grad);
            if (options.Momentum != 0)
            {
                *v = options.IsFirst ? grad : T.FusedMultiplyAdd(_keep, grad, _momentum * *v);
                grad = options.Nesterov ? T.FusedMultiplyAdd(_momentum, *v, grad) : *v;
            }

            p = T.FusedMultiplyAdd(_rate, grad, p);
        }
    }

    private readonly unsafe struct AdamLoop<T>(AdamOptions options, bool amsgrad) : ILoop
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // ATen's lerp starts from the nearer end, and is one rounding.
        private readonly bool _isNear = T.CreateTruncating(1 - options.Beta1) < T.CreateTruncating(0.5);
        private readonly T _pull =
            T.CreateTruncating(1 - options.Beta1) is var pull && pull < T.CreateTruncating(0.5) ? pull : pull - T.One;
        private readonly T _beta2 = T.CreateTruncating(options.Beta2);
        private readonly T _square = T.CreateTruncating(1 - options.Beta2);
        private readonly T _epsilon = T.CreateTruncating(options.Epsilon);
        private readonly T _decay = T.CreateTruncating(options.WeightDecay);
        private readonly T _shrink = T.CreateTruncating(1 - (options.LearningRate * options.WeightDecay));
        private readonly T _step = T.CreateTruncating(-options.LearningRate / (1 - Math.Pow(options.Beta1, options.Step)));
        private readonly T _correction = T.CreateTruncating(Math.Sqrt(1 - Math.Pow(options.Beta2, options.Step)));

        public void Invoke(byte** data, long* strides, long n)
        {
            long done = 0;
            if (strides[0] == sizeof(T) && strides[1] == sizeof(T) && strides[2] == sizeof(T) && strides[3] == sizeof(T)
                && strides[4] == sizeof(T))
            {
                T* p = (T*)data[0], g = (T*)data[1], m = (T*)data[2], v = (T*)data[3], most = (T*)data[4];
                for (; done <= n - Vector<T>.Count; done += Vector<T>.Count) Step(p + done, g + done, m + done, v + done, most + done);
            }

            for (; done < n; done++)
            {
                Step(
                    ref *(T*)(data[0] + (done * strides[0])), *(T*)(data[1] + (done * strides[1])),
                    ref *(T*)(data[2] + (done * strides[2])), ref *(T*)(data[3] + (done * strides[3])),
                    ref *(T*)(data[4] + (done * strides[4])));
            }
        }

        private void Step(T* p, T* g, T* m, T* v, T* most)
        {
            var grad = Vector.Load(g);
            var value = Vector.Load(p);
            if (options.Maximize) grad = -grad;
            if (options.Decoupled) value *= Vector.Create(_shrink);
            else if (options.WeightDecay != 0) grad = Fused(Vector.Create(_decay), value, grad);
            var average = Vector.Load(m);
            average = Fused(Vector.Create(_pull), grad - average, _isNear ? average : grad);
            Vector.Store(average, m);
            var square = Fused(Vector.Create(_square) * grad, grad, Vector.Load(v) * Vector.Create(_beta2));
            Vector.Store(square, v);
            if (amsgrad)
            {
                square = Vector.Max(square, Vector.Load(most));
                Vector.Store(square, most);
            }

            var root = (Vector.SquareRoot(square) / Vector.Create(_correction)) + Vector.Create(_epsilon);
            Vector.Store(value + (Vector.Create(_step) * average / root), p);
        }

        private void Step(ref T p, T grad, ref T m, ref T v, ref T most)
        {
            if (options.Maximize) grad = -grad;
            if (options.Decoupled) p *= _shrink;
            else if (options.WeightDecay != 0) grad = T.FusedMultiplyAdd(_decay, p, grad);
            m = T.FusedMultiplyAdd(_pull, grad - m, _isNear ? m : grad);
            v = T.FusedMultiplyAdd(_square * grad, grad, v * _beta2);
            var square = v;
            if (amsgrad) square = most = T.Max(v, most);
            p += _step * m / ((T.Sqrt(square) / _correction) + _epsilon);
        }
    }
}
