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
                if (!dtype.IsDifferentiable)
                {
                    throw new TypeError($"nn.Module.to only accepts floating point or complex dtypes, but got desired dtype={dtype}");
                }

                return Replace(tensor => tensor.dtype.IsDifferentiable ? tensor.to(dtype) : tensor);
            }

            /// <summary>Moves parameters and buffers to a device, in place.</summary>
            /// <exception cref="AssertionError">The engine has no such device.</exception>
            public Module to(Device device)
            {
                Checks.Device(device);
                return this;
            }

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
                        parameter.Raw = change(parameter).Raw;
                        if (parameter.Meta?.Grad is { } grad) grad.Raw = change(grad).Raw;
                    }

                    foreach (var (_, buffer) in module.OwnBuffers()) buffer.Raw = change(buffer).Raw;
                }

                return this;
            }
        }
    }
}
