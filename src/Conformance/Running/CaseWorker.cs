using Compat.Conformance.Cases;

namespace Compat.Conformance.Running;

/// <summary>Makes calls on a thread of their own, so that one that hangs is named and left behind.</summary>
/// <param name="caller">Who is asked.</param>
/// <param name="limit">How long one call may take.</param>
public sealed class CaseWorker(ICaller caller, TimeSpan limit) : IDisposable
{
    private const int StackSize = 16 << 20;
    private Lane? _lane;

    /// <summary>Makes a call; after the limit its answer says that it hung, and a new thread takes the next one.</summary>
    public Answer Ask(Call call)
    {
        _lane ??= new Lane(caller);
        if (_lane.TryAsk(call, limit, out var answer)) return answer;
        _lane = null;
        caller.Abandon();
        return new Answer(Error: new ErrorText("Timeout", $"the call did not end within {limit.TotalSeconds:0.###} s"));
    }

    /// <inheritdoc/>
    public void Dispose() => _lane?.Leave();

    private sealed class Lane
    {
        private readonly SemaphoreSlim _asked = new(0);
        private readonly SemaphoreSlim _answered = new(0);
        private readonly ICaller _caller;
        private Call? _call;
        private volatile Answer? _answer;
        private volatile bool _left;

        internal Lane(ICaller caller)
        {
            _caller = caller;
            new Thread(Work, StackSize) { IsBackground = true, Name = "conformance case" }.Start();
        }

        internal bool TryAsk(Call call, TimeSpan limit, out Answer answer)
        {
            _call = call;
            _asked.Release();
            var ended = _answered.Wait(limit);
            if (!ended) Leave();
            answer = ended ? _answer! : new Answer();
            return ended;
        }

        internal void Leave()
        {
            _left = true;
            _asked.Release();
        }

        private void Work()
        {
            while (true)
            {
                _asked.Wait();
                if (_left) return;
                try
                {
                    _answer = _caller.Ask(_call!);
                }
                catch (Exception error)
                {
                    _answer = new Answer(Error: new ErrorText(error.GetType().Name, error.Message));
                }

                _answered.Release();
            }
        }
    }
}
