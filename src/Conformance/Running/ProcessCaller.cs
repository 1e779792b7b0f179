using System.Diagnostics;
using Compat.Conformance.Cases;
using Compat.Conformance.Commands;
using Compat.Engines;

namespace Compat.Conformance.Running;

/// <summary>Asks an engine in a process of its own, so that a call that crashes or hangs is named and takes nothing with it.</summary>
internal sealed class ProcessCaller : ICaller, IDisposable
{
    private readonly ProcessStartInfo _start;
    private volatile Served? _served;

    private ProcessCaller(string engine, string device, string program)
    {
        Engine = engine;
        _start = new ProcessStartInfo("dotnet", [program, "serve", "--engine", engine, "--device", device])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // A process that crashes on purpose need not leave a file behind.
        _start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
    }

    public string Engine { get; }

    public EngineDescription? Description { get; private set; }

    /// <summary>The process that answers now.</summary>
    internal int? ProcessId => _served?.Id;

    /// <exception cref="UsageException">There is no engine of that name, or it is not here, or it has no such device.</exception>
    internal static ICaller Create(string engine, string device = "cpu")
    {
        var caller = new ProcessCaller(engine, device, typeof(ProcessCaller).Assembly.Location);
        caller._served = new Served(caller._start);
        caller.Description = caller._served.Description;
        return caller;
    }

    public Answer Ask(Call call)
    {
        var served = _served ??= new Served(_start);
        Answer? answer;
        try
        {
            CallPipe.Send(served.Input, call);
            answer = CallPipe.Receive(served.Output);
        }
        catch (IOException)
        {
            answer = null;
        }

        if (answer is not null) return answer;
        Interlocked.CompareExchange(ref _served, null, served);
        return new Answer(Error: new ErrorText("Crash", $"the process ended with code {served.End()} during this call"));
    }

    public void Abandon() => Interlocked.Exchange(ref _served, null)?.End();

    public void Dispose() => Abandon();

    /// <summary>A process that answers calls.</summary>
    private sealed class Served
    {
        private readonly Process _process;

        internal Served(ProcessStartInfo start)
        {
            _process = Process.Start(start)!;
            Output = new ByteLines(_process.StandardOutput.BaseStream);
            var hello = CallPipe.Greet(Output) ?? throw new UsageException($"The process of the engine ended with code {End()}.");
            if (hello.Absent is not null) throw new UsageException(hello.Absent);
            Description = hello.Engine;
        }

        internal EngineDescription? Description { get; }

        internal int Id => _process.Id;

        internal Stream Input => _process.StandardInput.BaseStream;

        internal ByteLines Output { get; }

        internal int End()
        {
            if (!_process.HasExited) _process.WaitForExit(100);
            if (!_process.HasExited) _process.Kill();
            _process.WaitForExit();
            return _process.ExitCode;
        }
    }
}
