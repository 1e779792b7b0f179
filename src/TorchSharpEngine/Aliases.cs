global using Functional = TorchSharp.torch.nn.functional;
global using Tensor = TorchSharp.torch.Tensor;
global using Torch = TorchSharp.torch;
