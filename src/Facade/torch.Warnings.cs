using System.Collections;
using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    /// <summary>Where warnings go: by default once per place to standard error, as <c>UserWarning: …</c>.</summary>
    public static class warnings
    {
        private static readonly HashSet<string> Seen = [];

        private static readonly AsyncLocal<CaughtWarnings?> Catching = new();

        private static bool Raises;

        /// <summary>Receives each warning; replace it to collect warnings, or to make them exceptions.</summary>
        public static Action<string> showwarning { get; set; } = message => Console.Error.WriteLine($"UserWarning: {message}");

        /// <summary>True to receive each warning every time, not once per place.</summary>
        public static bool always { get; set; }

        /// <summary>Warns, once per text and place in the library.</summary>
        public static void warn(string message, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        {
            var caught = Catching.Value;
            if (caught?.Raises ?? Raises) throw new UserWarning(message);
            if (caught is not null)
            {
                caught.Add(message);
                return;
            }

            lock (Seen)
            {
                if (!Seen.Add($"{file}:{line}:{message}") && !always) return;
            }

            showwarning(message);
        }

        /// <summary>
        /// What becomes of warnings, within the innermost open <see cref="catch_warnings"/> or everywhere: an exception (<c>error</c>), or
        /// none (<c>default</c>, <c>always</c>).
        /// </summary>
        /// <exception cref="ValueError">Another action.</exception>
        /// <remarks>Python's <c>warnings.simplefilter</c>.</remarks>
        public static void simplefilter(string action)
        {
            if (action is not ("error" or "default" or "always")) throw new ValueError($"invalid action: '{action}'");
            if (Catching.Value is { } caught) caught.Raises = action == "error";
            else (Raises, always) = (action == "error", action == "always");
        }

        /// <summary>Until the <c>using</c> ends, collects every warning of this flow of control, repeated ones too.</summary>
        /// <remarks>
        /// Python's <c>warnings.catch_warnings(record=True)</c> with <c>simplefilter("always")</c>; flows with <c>await</c>.
        /// </remarks>
        public static CaughtWarnings catch_warnings()
        {
            var caught = new CaughtWarnings(Catching.Value, before => Catching.Value = before);
            Catching.Value = caught;
            return caught;
        }
    }
}

/// <summary>The warnings that came while a <see cref="torch.warnings.catch_warnings"/> was open, oldest first.</summary>
public sealed class CaughtWarnings : IReadOnlyList<string>, IDisposable
{
    private readonly List<string> _messages = [];
    private readonly CaughtWarnings? _before;
    private readonly Action<CaughtWarnings?> _restore;

    internal CaughtWarnings(CaughtWarnings? before, Action<CaughtWarnings?> restore) => (_before, _restore) = (before, restore);

    /// <summary>True where a warning throws.</summary>
    internal bool Raises { get; set; }

    public int Count
    {
        get
        {
            lock (_messages) return _messages.Count;
        }
    }

    public string this[int index]
    {
        get
        {
            lock (_messages) return _messages[index];
        }
    }

    public IEnumerator<string> GetEnumerator()
    {
        lock (_messages) return _messages.ToList().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _restore(_before);

    internal void Add(string message)
    {
        lock (_messages) _messages.Add(message);
    }
}

/// <summary>A warning made an exception by <see cref="torch.warnings.simplefilter"/>.</summary>
/// <remarks>Python's <c>UserWarning</c>.</remarks>
public sealed class UserWarning(string message) : Exception(message);
