using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

/// <summary>The modules of the recorded tables, by PyTorch's spelling.</summary>
internal static class RecordedModules
{
    private static readonly Dictionary<string, Func<nn.Module>> Known = new()
    {
        ["torch.nn.Linear(2, 3)"] = () => nn.Linear(2, 3),
        ["torch.nn.Linear(2, 3, bias=False)"] = () => nn.Linear(2, 3, bias: false),
        ["torch.nn.Identity()"] = () => nn.Identity(),
        ["torch.nn.Flatten()"] = () => nn.Flatten(),
        ["torch.nn.Flatten(0, 2)"] = () => nn.Flatten(0, 2),
        ["torch.nn.Unflatten(1, (2, 3))"] = () => nn.Unflatten(1, (2, 3)),
        ["torch.nn.Conv1d(1, 2, 3)"] = () => nn.Conv1d(1, 2, 3),
        ["torch.nn.Conv2d(3, 8, 3)"] = () => nn.Conv2d(3, 8, 3),
        ["torch.nn.Conv2d(3, 8, (3, 5), stride=2, padding=1, bias=False)"] = () =>
            nn.Conv2d(3, 8, (3, 5), stride: 2, padding: 1, bias: false),
        ["torch.nn.Conv2d(4, 8, 3, groups=2, dilation=2)"] = () => nn.Conv2d(4, 8, 3, groups: 2, dilation: 2),
        ["torch.nn.Conv2d(1, 1, 3, padding='same', padding_mode='reflect')"] = () =>
            nn.Conv2d(1, 1, 3, padding: "same", padding_mode: "reflect"),
        ["torch.nn.MaxPool2d(2)"] = () => nn.MaxPool2d(2),
        ["torch.nn.MaxPool2d((2, 3), stride=1, padding=1, ceil_mode=True)"] = () =>
            nn.MaxPool2d((2, 3), stride: 1, padding: 1, ceil_mode: true),
        ["torch.nn.AvgPool2d(2)"] = () => nn.AvgPool2d(2),
        ["torch.nn.AdaptiveAvgPool2d(1)"] = () => nn.AdaptiveAvgPool2d(1),
        ["torch.nn.BatchNorm1d(3)"] = () => nn.BatchNorm1d(3),
        ["torch.nn.BatchNorm2d(3, eps=1e-3, momentum=None, affine=False)"] = () =>
            nn.BatchNorm2d(3, eps: 1e-3, momentum: null, affine: false),
        ["torch.nn.LayerNorm(4)"] = () => nn.LayerNorm(4),
        ["torch.nn.LayerNorm([2, 3], elementwise_affine=False)"] = () =>
            nn.LayerNorm([2, 3], elementwise_affine: false),
        ["torch.nn.Dropout()"] = () => nn.Dropout(),
        ["torch.nn.Dropout(0.25, inplace=True)"] = () => nn.Dropout(0.25, inplace: true),
        ["torch.nn.Dropout2d(0.1)"] = () => nn.Dropout2d(0.1),
        ["torch.nn.Embedding(5, 3)"] = () => nn.Embedding(5, 3),
        ["torch.nn.Embedding(5, 3, padding_idx=0, max_norm=2.0)"] = () =>
            nn.Embedding(5, 3, padding_idx: 0, max_norm: 2.0),
        ["torch.nn.ReLU()"] = () => nn.ReLU(),
        ["torch.nn.ReLU(inplace=True)"] = () => nn.ReLU(inplace: true),
        ["torch.nn.LeakyReLU()"] = () => nn.LeakyReLU(),
        ["torch.nn.LeakyReLU(0.2)"] = () => nn.LeakyReLU(0.2),
        ["torch.nn.ELU()"] = () => nn.ELU(),
        ["torch.nn.GELU()"] = () => nn.GELU(),
        ["torch.nn.GELU('tanh')"] = () => nn.GELU("tanh"),
        ["torch.nn.SiLU()"] = () => nn.SiLU(),
        ["torch.nn.Sigmoid()"] = () => nn.Sigmoid(),
        ["torch.nn.Tanh()"] = () => nn.Tanh(),
        ["torch.nn.Softplus()"] = () => nn.Softplus(),
        ["torch.nn.Softmax(dim=1)"] = () => nn.Softmax(dim: 1),
        ["torch.nn.LogSoftmax(dim=-1)"] = () => nn.LogSoftmax(dim: -1),
        ["torch.nn.Hardtanh()"] = () => nn.Hardtanh(),
        ["torch.nn.ReLU6()"] = () => nn.ReLU6(),
        ["torch.nn.SELU()"] = () => nn.SELU(),
        ["torch.nn.Softsign()"] = () => nn.Softsign(),
        ["torch.nn.Tanhshrink()"] = () => nn.Tanhshrink(),
        ["torch.nn.Threshold(0.1, 20)"] = () => nn.Threshold(0.1, 20),
        ["torch.nn.GLU()"] = () => nn.GLU(),
        ["torch.nn.LogSigmoid()"] = () => nn.LogSigmoid(),
        ["torch.nn.Softmin(1)"] = () => nn.Softmin(1),
        ["torch.nn.MSELoss()"] = () => nn.MSELoss(),
        ["torch.nn.L1Loss()"] = () => nn.L1Loss(),
        ["torch.nn.CrossEntropyLoss()"] = () => nn.CrossEntropyLoss(),
        ["torch.nn.NLLLoss()"] = () => nn.NLLLoss(),
        ["torch.nn.BCELoss()"] = () => nn.BCELoss(),
        ["torch.nn.BCEWithLogitsLoss()"] = () => nn.BCEWithLogitsLoss(),
        ["torch.nn.SmoothL1Loss()"] = () => nn.SmoothL1Loss(),
        ["torch.nn.HuberLoss()"] = () => nn.HuberLoss(),
        ["torch.nn.KLDivLoss()"] = () => nn.KLDivLoss(),
        ["torch.nn.CosineSimilarity()"] = () => nn.CosineSimilarity(),
        ["torch.nn.Sequential()"] = () => nn.Sequential(),
        ["torch.nn.Sequential(torch.nn.Linear(1, 2), torch.nn.ReLU(), torch.nn.Linear(2, 1))"] = () =>
            nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1)),
        ["torch.nn.ModuleList([torch.nn.Linear(1, 1)] * 3)"] = () => Three(nn.Linear(1, 1)),
        ["torch.nn.ModuleList()"] = () => nn.ModuleList<nn.Module>(),
        ["torch.nn.ModuleDict({'a': torch.nn.ReLU(), 'b': torch.nn.Linear(1, 2)})"] = () =>
            nn.ModuleDict<nn.Module>(("a", nn.ReLU()), ("b", nn.Linear(1, 2))),
        ["torch.nn.ModuleList([torch.nn.ReLU(), torch.nn.ReLU(), torch.nn.Tanh()])"] = () =>
            nn.ModuleList<nn.Module>(nn.ReLU(), nn.ReLU(), nn.Tanh()),
        ["torch.nn.Sequential(torch.nn.Sequential(torch.nn.Linear(1, 1)), torch.nn.Sequential())"] = () =>
            nn.Sequential(nn.Sequential(nn.Linear(1, 1)), nn.Sequential()),
        ["torch.nn.Linear(2, 2)"] = () => nn.Linear(2, 2),
        ["torch.nn.Linear(7, 5)"] = () => nn.Linear(7, 5),
        ["torch.nn.Conv1d(2, 3, 3)"] = () => nn.Conv1d(2, 3, 3),
        ["torch.nn.Conv2d(2, 3, 3)"] = () => nn.Conv2d(2, 3, 3),
        ["torch.nn.BatchNorm2d(3)"] = () => nn.BatchNorm2d(3),
        ["torch.nn.Linear(4, 3, bias=False)"] = () => nn.Linear(4, 3, bias: false),
        ["torch.nn.Linear(4, 3, dtype=torch.float64)"] = () => nn.Linear(4, 3, dtype: float64),
        ["torch.nn.Conv2d(4, 4, (3, 2), groups=2, bias=False)"] = () =>
            nn.Conv2d(4, 4, (3, 2), groups: 2, bias: false),
        ["torch.nn.Embedding(5, 3, padding_idx=1)"] = () => nn.Embedding(5, 3, padding_idx: 1),
        ["torch.nn.Linear(3, 2)"] = () => nn.Linear(3, 2),
    };

    internal static bool Knows(string python) => Known.ContainsKey(python);

    internal static nn.Module Make(string python) => Known[python]();

    private static nn.ModuleList<nn.Linear> Three(nn.Linear module) => nn.ModuleList([module, module, module]);
}
