namespace Compat.Autograd.Tests.Coverage;

/// <summary>The class of PyTorch's test_autograd.py whose tests this class has, each under PyTorch's name.</summary>
/// <remarks>Tests of the project's own beside them are named for the behaviour, as everywhere.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class PyTorchClassAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
