using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Compat.Conformance.Examples;

/// <summary>Compares what two programs printed: one unit in the last printed digit of a number may differ, and nothing else.</summary>
public static class OutputComparison
{
    private static readonly Regex Number = new(
        @"(?<![\w.])[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?(?![A-Za-z_])", RegexOptions.CultureInvariant);

    /// <summary>The differences, one a line; none when the texts count as equal.</summary>
    public static List<string> Differences(string expected, string actual)
    {
        var (wanted, given) = (Lines(expected), Lines(actual));
        var differences = new List<string>();
        for (var line = 0; line < Math.Max(wanted.Length, given.Length); line++)
        {
            var what = line >= given.Length ? $"expected '{wanted[line]}', the output has ended"
                : line >= wanted.Length ? $"expected no more, got '{given[line]}'"
                : !SameLine(wanted[line], given[line]) ? $"expected '{wanted[line]}', got '{given[line]}'"
                : null;
            if (what is not null) differences.Add($"line {line + 1}: {what}");
        }

        return differences;
    }

    /// <summary>Whether two lines count as equal.</summary>
    public static bool SameLine(string expected, string actual)
    {
        if (expected == actual) return true;
        var (wanted, given) = (Number.Matches(expected), Number.Matches(actual));
        if (wanted.Count != given.Count || Number.Replace(expected, "0") != Number.Replace(actual, "0")) return false;
        return wanted.Zip(given).All(pair => SameNumber(pair.First.Value, pair.Second.Value));
    }

    // A whole number has no digit that rounding decides.
    private static bool SameNumber(string expected, string actual)
    {
        if (expected == actual) return true;
        var (left, right) = (Printed.Parse(expected), Printed.Parse(actual));
        if (!left.IsRounded || left.Decimals != right.Decimals || left.HasExponent != right.HasExponent) return false;
        var lowest = Math.Min(left.Unit, right.Unit);
        var distance = BigInteger.Abs(left.Scaled(lowest) - right.Scaled(lowest));
        return distance <= BigInteger.Pow(10, left.Unit - lowest);
    }

    private static string[] Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    /// <summary>Digits · 10^Unit, as a number was printed.</summary>
    private readonly record struct Printed(BigInteger Digits, int Decimals, int Unit, bool IsRounded, bool HasExponent)
    {
        internal static Printed Parse(string text)
        {
            var mark = text.AsSpan().IndexOfAny("eE");
            var mantissa = mark < 0 ? text : text[..mark];
            var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            var point = mantissa.IndexOf('.');
            var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
            var digits = BigInteger.Parse(mantissa.Replace(".", ""), CultureInfo.InvariantCulture);
            return new Printed(digits, decimals, exponent - decimals, point >= 0 || mark >= 0, mark >= 0);
        }

        // A program that prints an absurd exponent is not worth a power of ten of that size.
        internal BigInteger Scaled(int unit) => Digits * BigInteger.Pow(10, Math.Min(Unit - unit, 1000));
    }
}
