using Compat.Engines;

namespace Compat;

/// <summary>A multi-dimensional array of one dtype that can record the operations it takes part in.</summary>
/// <remarks>PyTorch 2.13 <c>torch.Tensor</c>. Operators are extension methods of <see cref="torch"/>: one definition is
/// <c>torch.relu(x)</c> and <c>x.relu()</c>.</remarks>
public partial class Tensor
{
    internal RawTensor Raw;
    internal IEngine Engine;

    // Shared with views and detached aliases: the storage itself, unless this tensor came from `.data`.
    internal VersionCounter Counter;
    internal Node? GradFn;
    internal AutogradMeta? Meta;
    internal int OutputNr;
    private Flags _flags;

    internal Tensor(in RawTensor raw, IEngine engine)
    {
        (Raw, Engine) = (raw, engine);
        Counter = Inference.Threads == 0 ? raw.Storage : Inference.CounterOf(raw.Storage);
    }

    [Flags]
    private enum Flags : byte
    {
        None = 0,
        RequiresGrad = 1,
        RetainsGrad = 2,
        WrappedNumber = 4,
        BeforeWrite = 8,
        AfterWrite = 16,
        Unshared = 32,
        FromNumber = 32,
        SavedNumber = 64,
    }

    /// <summary>The element type.</summary>
    public DType dtype => Raw.DType;

    /// <summary>Where the elements lie.</summary>
    public Device device => Raw.Storage.Device;

    /// <summary>The sizes.</summary>
    public Size shape => new(Raw.Sizes);

    /// <summary>Number of dimensions.</summary>
    public int ndim => Raw.Rank;

    /// <summary>How often the elements were written in place, through this tensor or one that shares them.</summary>
    /// <exception cref="RuntimeError">An inference tensor.</exception>
    public int _version => ReferenceEquals(Counter, InferenceCounter.None)
        ? throw new RuntimeError("Inference tensors do not track version counter.")
        : Counter.Current;

    internal bool RequiresGradFlag
    {
        get => (_flags & Flags.RequiresGrad) != 0;
        set => _flags = value ? _flags | Flags.RequiresGrad : _flags & ~Flags.RequiresGrad;
    }

    internal bool RetainsGradFlag
    {
        get => (_flags & Flags.RetainsGrad) != 0;
        set => _flags = value ? _flags | Flags.RetainsGrad : _flags & ~Flags.RetainsGrad;
    }

    /// <summary>True for a Python number made a tensor: it takes part in type promotion as a number.</summary>
    internal bool IsWrappedNumber
    {
        get => (_flags & Flags.WrappedNumber) != 0;
        private init => _flags = Flags.WrappedNumber;
    }

    /// <summary>True for such a number that no node has saved: in a derivative rule it is the rule's own.</summary>
    internal bool IsNewNumber => (_flags & (Flags.WrappedNumber | Flags.SavedNumber)) == Flags.WrappedNumber;

    /// <summary>True for what is not saved as it is.</summary>
    internal bool IsSavedApart => (_flags & (Flags.WrappedNumber | Flags.BeforeWrite)) != 0;

    /// <summary>True for a tensor that C# made of a number where one was wanted: written elsewhere, it is cast as a number.</summary>
    internal bool IsFromNumber
    {
        get => (_flags & (Flags.FromNumber | Flags.WrappedNumber)) != 0;
        set => _flags = value ? _flags | Flags.FromNumber : _flags & ~Flags.FromNumber;
    }

    /// <summary>True for the value after a write in place that is about to happen.</summary>
    internal bool IsAfterWrite => (_flags & Flags.AfterWrite) != 0;

    /// <summary>True for a gradient on its way through the graph to which nothing but the walk refers.</summary>
    internal bool IsUnshared
    {
        get => (_flags & Flags.Unshared) != 0;
        set => _flags = value ? _flags | Flags.Unshared : _flags & ~Flags.Unshared;
    }

    /// <summary>True for a tensor made in inference mode.</summary>
    internal bool IsInference => Counter is InferenceCounter;

    internal int Rank => Raw.Rank;

    internal long Count => Raw.Count;

    internal static Tensor Of(in RawTensor raw, IEngine engine)
    {
        var result = new Tensor(raw, engine);
        if (Tracing.On) Tracing.Made(result);
        return result;
    }

    /// <summary>A Python number as a 0-d operand on <paramref name="engine"/>.</summary>
    internal static Tensor Wrapped(Scalar number, IEngine engine) =>
        new(RawTensor.OnHost(number, Promotion.OfNumber(number)), engine) { IsWrappedNumber = true };

    /// <summary>This tensor's value and place in the graph before a write in place that is about to happen, for its node.</summary>
    internal Tensor BeforeWrite() =>
        new(Raw, Engine) { Counter = Counter, GradFn = grad_fn, OutputNr = OutputNr, _flags = Flags.BeforeWrite };

    /// <summary>This tensor's value as it will be, for the node of a write in place that is about to happen.</summary>
    internal Tensor AfterWrite() => new(Raw, Engine) { Counter = Counter, OutputNr = OutputNr, _flags = Flags.AfterWrite };

    /// <summary>Counts a write in place, once it is done.</summary>
    /// <exception cref="RuntimeError">An inference tensor, outside inference mode.</exception>
    internal void Bump()
    {
        if (ReferenceEquals(Counter, InferenceCounter.None)) Inference.Written();
        else Counter.Bump();
    }

    /// <summary>Makes <see cref="BeforeWrite"/> independent of the write: a clone, in the graph too. Marks a number.</summary>
    internal void BeforeSave()
    {
        if (IsWrappedNumber)
        {
            _flags |= Flags.SavedNumber;
            return;
        }

        if (GradFn is not null) this.Record(new CloneBackward0(this));
        Raw = Engine.Copy(Raw, Engine.Empty(Shape.OfResult(Raw.Shape), Raw.DType, device));
        Counter = Raw.Storage;
        _flags &= ~Flags.BeforeWrite;
    }

    /// <summary>Equality of objects; elements are compared by <c>==</c> and <c>torch.equal</c>.</summary>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
