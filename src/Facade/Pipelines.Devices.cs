using System.Diagnostics.CodeAnalysis;
using Compat.Engines;

namespace Compat;

/// <summary>The one question of engine and device that every operator asks of its operands.</summary>
internal static partial class Pipelines
{
    /// <summary>The engine of both operands; a number follows the other, and so does a 0-d tensor in CPU memory.</summary>
    /// <exception cref="RuntimeError">The tensors belong to different engines or devices.</exception>
    /// <remarks>PyTorch 2.13 <c>TensorIteratorBase::compute_types</c>.</remarks>
    public static IEngine Common(Tensor a, Tensor b) => ReferenceEquals(a.Engine, b.Engine) && IsOnHost(a) && IsOnHost(b)
        ? a.Engine
        : Found(null, [a, b]);

    /// <inheritdoc cref="Common(Tensor, Tensor)"/>
    public static IEngine Common(Tensor a, Tensor b, Tensor c) =>
        ReferenceEquals(a.Engine, b.Engine) && ReferenceEquals(a.Engine, c.Engine) && IsOnHost(a) && IsOnHost(b) && IsOnHost(c)
            ? a.Engine
            : Found(null, [a, b, c]);

    /// <summary>The engine of several operands; those that are null do not exist.</summary>
    /// <inheritdoc cref="Common(Tensor, Tensor)"/>
    public static IEngine Common(params ReadOnlySpan<Tensor?> operands) => Found(null, operands);

    /// <summary>The engine of a destination and what is written to it: unlike an operand, a 0-d destination is no number.</summary>
    /// <inheritdoc cref="Common(Tensor, Tensor)"/>
    public static IEngine Written(Tensor destination, params ReadOnlySpan<Tensor?> operands)
    {
        if (!IsOnHost(destination)) return Found(destination, operands);
        foreach (var operand in operands)
        {
            if (operand is null || (ReferenceEquals(operand.Engine, destination.Engine) && IsOnHost(operand))) continue;
            return Found(destination, operands);
        }

        return destination.Engine;
    }

    /// <summary>The engine of tensors that lie on one device, none of them a number.</summary>
    /// <param name="method">The kernel as PyTorch's dispatcher names it, <c>mm</c> or <c>_index_select</c>.</param>
    /// <param name="first">The operand that the others are compared with.</param>
    /// <param name="others">The others, each behind its name in native_functions.yaml.</param>
    /// <exception cref="RuntimeError">The tensors belong to different engines or devices.</exception>
    /// <remarks>PyTorch 2.13 <c>c10::impl::common_device_check_failure</c>.</remarks>
    public static IEngine Same(string method, Tensor first, params ReadOnlySpan<(string Name, Tensor? Tensor)> others)
    {
        foreach (var (name, other) in others)
        {
            if (other is null) continue;
            if (!ReferenceEquals(first.Engine, other.Engine)) ThrowMixed(first, other);
            if (IsOnSameDevice(first, other)) continue;
            throw new RuntimeError($"Expected all tensors to be on the same device, but got {name} is on {other.device}, different from "
                + $"other tensors on {first.device} (when checking argument in method wrapper_CUDA_{method})");
        }

        return first.Engine;
    }

    /// <summary>True where both lie in one place, whichever engine they belong to.</summary>
    public static bool IsOnSameDevice(Tensor a, Tensor b) =>
        (IsOnHost(a) && IsOnHost(b)) || ReferenceEquals(a.Raw.Storage, b.Raw.Storage) || a.device == b.device;

    // The class is sealed: one comparison.
    private static bool IsOnHost(Tensor x) => x.Raw.Storage is HostStorage;

    private static IEngine Found(Tensor? destination, ReadOnlySpan<Tensor?> operands)
    {
        var (found, elsewhere) = (destination, destination is { is_cpu: false } ? destination : null);
        foreach (var operand in operands)
        {
            if (operand is null || IsNumber(operand)) continue;
            if (found is not null && !ReferenceEquals(found.Engine, operand.Engine)) ThrowMixed(found, operand);
            found ??= operand;
            if (!operand.is_cpu) elsewhere ??= operand;
        }

        if (found is null) return operands[0]!.Engine;
        if (elsewhere is null) return found.Engine;
        if (destination is not null) RequirePlace(elsewhere, destination);
        foreach (var operand in operands)
        {
            if (operand is not null && !IsNumber(operand) && !(operand.Rank == 0 && operand.is_cpu)) RequirePlace(elsewhere, operand);
        }

        return found.Engine;
    }

    private static void RequirePlace(Tensor first, Tensor other)
    {
        if (IsOnSameDevice(first, other)) return;
        throw new RuntimeError("Expected all tensors to be on the same device, but found at least two devices, "
            + $"{first.device} and {other.device}!");
    }

    private static bool IsNumber(Tensor x) => x.IsWrappedNumber || (x.IsFromNumber && IsOnHost(x));

    [DoesNotReturn]
    private static void ThrowMixed(Tensor a, Tensor b) => throw new RuntimeError(
        "Expected all tensors to be on the same device, but found at least two devices, "
        + $"{a.device} ({a.Engine.Name}) and {b.device} ({b.Engine.Name})!");
}
