# Watches how gradients fade on their way down a deep network of sigmoids, and what batch normalization does about it.
import torch
import torch.nn as nn
import torch.nn.functional as F


def fc_layer(in_size, out_size, norm_layer):
    return nn.Sequential(nn.Linear(in_size, out_size), norm_layer(out_size), nn.Sigmoid())


class Net(nn.Module):
    def __init__(self, norm_layer):
        super().__init__()
        self.layers = nn.Sequential(
            fc_layer(12, 10, norm_layer), fc_layer(10, 10, norm_layer), fc_layer(10, 10, norm_layer), fc_layer(10, 10, norm_layer),
            nn.Linear(10, 3))

    def forward(self, x):
        return self.layers(x)


def hook_forward(module_name, grads):
    def hook(module, args, output):
        output.register_hook(hook_backward(module_name, grads))
    return hook


def hook_backward(module_name, grads):
    def hook(grad):
        grads.append((module_name, grad))
    return hook


def get_all_layers(layer, hook_fn):
    return [child.register_forward_hook(hook_fn(name)) for name, child in layer.named_modules()
            if len(list(child.children())) == 0]


torch.manual_seed(10)
x = torch.randn(16, 12)
y = torch.randint(3, (16,))
for title, norm_layer in (("with batch normalization", nn.BatchNorm1d), ("without", nn.Identity)):
    torch.manual_seed(10)
    model = Net(norm_layer)
    grads = []
    handles = get_all_layers(model, lambda name: hook_forward(name, grads))
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    for handle in handles:
        handle.remove()
    print(title, f"{loss.item():.4f}", len(grads), "gradients")
    for name, grad in reversed(grads):
        print(f"{name:12} {tuple(grad.shape)} {grad.abs().mean().item():.3e}")
    for name, p in model.named_parameters():
        if "weight" in name:
            print(f"{name:18} mean {p.grad.abs().mean().item():.3e} max {p.grad.abs().max().item():.3e}")
    model(x)
    print(len(grads))
