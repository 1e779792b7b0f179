using Compat.TestSupport;
using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

public class ModuleTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(26)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(40)]
    [InlineData(49)]
    [InlineData(64)]
    public void Text_OfARecordedModule_IsPyTorchs(int number)
    {
        var id = $"module/{number}";
        var line = RecordedTable.Read("printing").Single(line => line.GetProperty("id").GetString() == id);
        Assert.Equal(line.GetProperty("repr").GetString(), Module(number).ToString());
    }

    private static nn.Module Module(int number) => number switch
    {
        0 => nn.Linear(2, 3),
        1 => nn.Linear(2, 3, bias: false),
        4 => nn.Flatten(),
        8 => nn.Conv2d(3, 8, 3),
        9 => nn.Conv2d(3, 8, (3, 5), stride: 2, padding: 1, bias: false),
        10 => nn.Conv2d(4, 8, 3, groups: 2, dilation: 2),
        13 => nn.MaxPool2d(2),
        14 => nn.MaxPool2d((2, 3), stride: 1, padding: 1, ceil_mode: true),
        15 => nn.AvgPool2d(2),
        16 => nn.AdaptiveAvgPool2d(1),
        18 => nn.BatchNorm1d(3),
        19 => nn.BatchNorm2d(3, eps: 1e-3, momentum: null, affine: false),
        20 => nn.LayerNorm(4),
        21 => nn.LayerNorm([2, 3], elementwise_affine: false),
        26 => nn.Dropout(0.25, inplace: true),
        31 => nn.ReLU(inplace: true),
        33 => nn.LeakyReLU(0.2),
        40 => nn.Softplus(),
        49 => nn.Threshold(0.1, 20),
        _ => nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1)),
    };
}
