using Compat.Engines;

namespace Compat.LibTorchEngine.Tests;

public class TorchSearchTests
{
    [Fact]
    public void Find_FolderWithoutTorch_SaysWhereItLookedAndWhatToInstall()
    {
        var folder = Path.Combine(Path.GetTempPath(), "no-torch-here");

        var error = Assert.Throws<RuntimeError>(() => TorchSearch.Find(folder));

        Assert.Contains(TorchInstallation.FileName("torch_cpu"), error.Message);
        Assert.Contains(folder, error.Message);
        Assert.Contains("pip install torch", error.Message);
    }

    [TorchFact]
    public void At_AcceptsTheLibraryThePackageAndThePackagesFolder()
    {
        var libraries = Native.Installation!.Libraries;
        var package = Path.GetDirectoryName(libraries)!;

        Assert.All([libraries, package, Path.GetDirectoryName(package)!], folder =>
            Assert.Equal(Native.Installation, TorchInstallation.At(folder)));
    }

    [TorchFact]
    public void Version_IsReadFromThePackage() => Assert.Matches(@"^\d+\.\d+\.\d+", Native.Installation!.Version);
}
