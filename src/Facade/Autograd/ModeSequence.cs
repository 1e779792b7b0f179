using System.Collections;

namespace Compat;

/// <summary>A sequence whose making runs in a mode of its own: the mode ends where an element is handed out, and is back for the
/// next.</summary>
/// <remarks>PyTorch 2.13 <c>torch.utils._contextlib._wrap_generator</c>.</remarks>
internal sealed class ModeSequence<T>(ModeChange mode, Func<IEnumerable<T>> make) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator()
    {
        using var scope = mode.Open();
        return new Enumerator(mode, make().GetEnumerator());
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Enumerator(ModeChange mode, IEnumerator<T> inner) : IEnumerator<T>
    {
        public T Current => inner.Current;

        object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            using var scope = mode.Open();
            return inner.MoveNext();
        }

        public void Reset()
        {
            using var scope = mode.Open();
            inner.Reset();
        }

        // What stands in the sequence's own `finally` runs in its mode too.
        public void Dispose()
        {
            using var scope = mode.Open();
            inner.Dispose();
        }
    }
}

/// <inheritdoc cref="ModeSequence{T}"/>
internal sealed class ModeAsyncSequence<T>(ModeChange mode, Func<IAsyncEnumerable<T>> make) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var scope = mode.Open();
        return new Enumerator(mode, make().GetAsyncEnumerator(cancellationToken));
    }

    private sealed class Enumerator(ModeChange mode, IAsyncEnumerator<T> inner) : IAsyncEnumerator<T>
    {
        public T Current => inner.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            using var scope = mode.Open();
            return inner.MoveNextAsync();
        }

        public ValueTask DisposeAsync()
        {
            using var scope = mode.Open();
            return inner.DisposeAsync();
        }
    }
}
