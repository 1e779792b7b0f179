namespace Compat;

/// <summary>PyTorch's warnings, by what they are about; without the place in PyTorch's sources, which depends on its build.</summary>
internal static class Warnings
{
    public static void NonLeafGrad() => torch.warnings.warn(
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during "
        + "autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the "
        + "non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See "
        + "github.com/pytorch/pytorch/pull/30531 for more information.");

    public static void TensorFromTensor() => torch.warnings.warn(
        "To copy construct from a tensor, it is recommended to use sourceTensor.detach().clone() or "
        + "sourceTensor.detach().clone().requires_grad_(True), rather than torch.tensor(sourceTensor).");

    public static void MeshgridIndexing() => torch.warnings.warn(
        "torch.meshgrid: in an upcoming release, it will be required to pass the indexing argument.");

    public static void TransposeOfOtherRank(string name, string advice) => torch.warnings.warn(
        $"The use of `x.{name}` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a "
        + $"future release. Consider `x.mT` to transpose batches of matrices or `{advice}` to reverse the dimensions of a tensor.");

    public static void IndexByByte() => torch.warnings.warn(
        "indexing with dtype torch.uint8 is now deprecated, please use a dtype torch.bool instead.");

    public static void ScatterReduce() => torch.warnings.warn(
        "The reduce argument of torch.scatter with Tensor src is deprecated and will be removed in a future PyTorch release. Use "
        + "torch.scatter_reduce instead for more reduction options.");

    public static void OutResized(Tensor @out, ReadOnlySpan<long> required) => torch.warnings.warn(
        $"An output with one or more elements was resized since it had shape {@out.Raw.Shape}, which does not match the required output "
        + $"shape [{string.Join(", ", required.ToArray())}]. This behavior is deprecated, and in a future PyTorch release outputs will "
        + "not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero "
        + "elements with t.resize_(0).");

    public static void BackwardCreatesGraph() => torch.warnings.warn(
        "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a "
        + "memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make "
        + "sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.");

    public static void GradVariables() => torch.warnings.warn("`grad_variables` is deprecated. Use `grad_tensors` instead.");

    public static void OnlyInputs() => torch.warnings.warn(
        "only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for other parts of the graph, "
        + "please use torch.autograd.backward.");

    /// <remarks>PyTorch 2.13 <c>torch/autograd/anomaly_mode.py</c>.</remarks>
    public static void AnomalyDetection() => torch.warnings.warn(
        "Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.");

    /// <remarks>PyTorch 2.13 <c>python_anomaly_mode.cpp</c>, <c>_print_stack</c>; also of the next.</remarks>
    public static void FailedBackward(string node, string? made) => torch.warnings.warn($"Error detected in {node}. " + (made is null
        ? NoForwardTrace
        : $"Traceback of forward call that caused the error:\n{made}"));

    public static void InducedBackward(string node, string? made) => torch.warnings.warn(made is null
        ? $"Error detected in {node}. {NoForwardTrace}"
        : $"\n\nPrevious calculation was induced by {node}. Traceback of forward call that induced the previous calculation:\n{made}");

    private const string NoForwardTrace =
        "No forward pass information available. Enable detect anomaly during forward pass for more information.";

    public static void FunctionInstantiated(Type function) => torch.warnings.warn(
        $"<class '{function.FullName}'> should not be instantiated. Methods on autograd functions are all static, so you should invoke "
        + "them on the class itself. Instantiating an autograd function will raise an error in a future version of PyTorch.");

    /// <remarks>PyTorch 2.13 <c>accumulate_grad.h</c>.</remarks>
    public static void GradLayout(string sizes, string strides, string leafSizes, string leafStrides) => torch.warnings.warn(
        "grad and param do not obey the gradient layout contract. This is not an error, but may impair performance.\n"
        + $"grad.sizes() = {sizes}, strides() = {strides}\nparam.sizes() = {leafSizes}, strides() = {leafStrides}");

    public static void DuplicateParameters() => torch.warnings.warn(
        "optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see "
        + "github.com/pytorch/pytorch/issues/40967 for more information");

    public static void DegreesOfFreedom(string name) => torch.warnings.warn(
        $"{name}(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input numel divided by "
        + "output numel).");

    public static void DiscardsImaginary() => torch.warnings.warn("Casting complex values to real discards the imaginary part");
}
