namespace Compat;

/// <summary>What a walk knows of a node: kept in the node for the walk that came first, in a table of its own for one beside it.</summary>
internal struct WalkSlot
{
    /// <summary>The walk this is of.</summary>
    public Backward? Walk;

    /// <summary>What arrived: null, the gradient of the only output, or an array of those of all outputs.</summary>
    public object? Arrived;

    /// <summary>Edges to the node that have not been passed yet.</summary>
    public int Waiting;

    /// <summary>Number of the node's inputs, which no walk changes: here because it shares a word with <see cref="Waiting"/>.</summary>
    public int Inputs;
}
