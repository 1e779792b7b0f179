namespace Compat.Autograd.Tests.Engine;

/// <summary>Runs a body on several threads that start at once.</summary>
internal static class Threads
{
    /// <exception cref="AggregateException">What the threads threw.</exception>
    public static void Run(Action body, int num_threads = 10)
    {
        using var start = new Barrier(num_threads);
        var errors = new List<Exception>();
        var threads = new Thread[num_threads];
        for (var i = 0; i < num_threads; i++)
        {
            threads[i] = new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    body();
                }
                catch (Exception error)
                {
                    lock (errors) errors.Add(error);
                }
            });
            threads[i].Start();
        }

        foreach (var thread in threads) thread.Join();
        if (errors.Count > 0) throw new AggregateException(errors);
    }
}
