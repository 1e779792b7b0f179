namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>Casts floating and complex parameters and buffers, in place.</summary>
            /// <exception cref="TypeError">The dtype is neither floating nor complex.</exception>
            /// <remarks>PyTorch 2.13 <c>Module.to</c>.</remarks>
            public Module to(DType dtype)
            {
                RequireFloating(dtype);
                return Replace(tensor => tensor.dtype.IsDifferentiable ? tensor.to(dtype) : tensor);
            }

            /// <summary>Moves parameters and buffers to a device, in place, and casts the floating and complex ones.</summary>
            /// <exception cref="AssertionError">The device is CUDA, and the engine has none.</exception>
            /// <exception cref="RuntimeError">The engine has no device of that index or type.</exception>
            /// <exception cref="TypeError">The dtype is neither floating nor complex.</exception>
            /// <remarks>PyTorch 2.13 <c>Module.to</c>.</remarks>
            public Module to(Device device, DType? dtype = null)
            {
                if (dtype is not null) RequireFloating(dtype);
                Checks.Place(device, (parameters().FirstOrDefault() ?? buffers().FirstOrDefault())?.Engine ?? backends.Current);
                return Replace(tensor => tensor.to(device, dtype is not null && tensor.dtype.IsDifferentiable ? dtype : null));
            }

            /// <summary>Moves parameters and buffers to a device or an engine, in place; the text is that of <c>Tensor.to</c>.</summary>
            /// <inheritdoc cref="to(Device, DType?)"/>
            public Module to(string device, DType? dtype = null)
            {
                if (dtype is not null) RequireFloating(dtype);
                Placement.Read(device, (parameters().FirstOrDefault() ?? buffers().FirstOrDefault())?.Engine ?? backends.Current);
                return Replace(tensor => tensor.to(device, dtype is not null && tensor.dtype.IsDifferentiable ? dtype : null));
            }

            /// <summary>Moves parameters and buffers to a CUDA device.</summary>
            /// <exception cref="AssertionError">The engine has no CUDA.</exception>
            public Module cuda(Device? device = null) => to(device ?? new Device("cuda"));

            /// <summary>Moves parameters and buffers to CPU memory.</summary>
            public Module cpu() => to(Device.Cpu);

            /// <summary>Casts to float32.</summary>
            public Module @float() => Replace(tensor => tensor.dtype.is_floating_point ? tensor.to(float32) : tensor);

            /// <summary>Casts to float64.</summary>
            public Module @double() => Replace(tensor => tensor.dtype.is_floating_point ? tensor.to(float64) : tensor);

            /// <summary>Casts to float16.</summary>
            public Module half() => Replace(tensor => tensor.dtype.is_floating_point ? tensor.to(float16) : tensor);

            /// <summary>Casts to bfloat16.</summary>
            public Module bfloat16() => Replace(tensor => tensor.dtype.is_floating_point ? tensor.to(torch.bfloat16) : tensor);

            // The tensors stay the same objects, so that optimizers made before still hold them.
            private Module Replace(Func<Tensor, Tensor> change)
            {
                using var scope = no_grad();
                foreach (var module in modules())
                {
                    foreach (var (_, parameter) in module.OwnParameters())
                    {
                        Become(parameter, change(parameter));
                        if (parameter.Meta?.Grad is { } grad) Become(grad, change(grad));
                    }

                    foreach (var (_, buffer) in module.OwnBuffers()) Become(buffer, change(buffer));
                }

                return this;
            }

            private static void Become(Tensor tensor, Tensor changed)
            {
                (tensor.Raw, tensor.Engine) = (changed.Raw, changed.Engine);
                if (tensor.Meta?.Accumulator is { } accumulator) accumulator.Describe(tensor, 0);
            }

            private static void RequireFloating(DType dtype)
            {
                if (!dtype.IsDifferentiable)
                {
                    throw new TypeError($"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}");
                }
            }
        }
    }
}
