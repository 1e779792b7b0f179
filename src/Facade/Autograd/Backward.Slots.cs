using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Compat;

internal sealed partial class Backward
{
    // Nodes that another walk runs at the same time: of another thread, or the one whose hook started this one.
    private Dictionary<Node, Place>? _others;

    /// <summary>Takes a node into this walk; false where it is in already.</summary>
    private bool Claim(Node node)
    {
        if (ReferenceEquals(node.Slot.Walk, this)) return false;
        if (_others is not null && _others.ContainsKey(node)) return false;
        if (node.Slot.Walk is null && Interlocked.CompareExchange(ref node.Slot.Walk, this, null) is null)
        {
            node.Slot.Waiting = 0;
            return true;
        }

        (_others ??= []).Add(node, new Place());
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SuppressMessage("Style", "IDE0046", Justification = "a reference")]
    private ref WalkSlot SlotOf(Node node)
    {
        if (ReferenceEquals(node.Slot.Walk, this)) return ref node.Slot;
        return ref _others![node].Slot;
    }

    /// <summary>Takes what arrived, and ends the walk's business with the node.</summary>
    private object? Leave(Node node)
    {
        ref var slot = ref SlotOf(node);
        var arrived = slot.Arrived;
        slot.Arrived = null;
        if (ReferenceEquals(node.Slot.Walk, this)) Volatile.Write(ref node.Slot.Walk, null);
        else _others!.Remove(node);
        return arrived;
    }

    // What a thread keeps for its next walk should not be the size of its greatest graph.
    private bool IsSmall => _others is null && _stack.Length <= 4096 && _ready.EnsureCapacity(0) <= 4096;

    /// <summary>After an error: leaves every node that has not run.</summary>
    /// <remarks>Each is ready, or a root, or behind one that has not run, or behind the one that failed.</remarks>
    private void Abandon(ReadOnlySpan<Edge> roots)
    {
        var waiting = new Stack<Node>();
        foreach (var root in roots) waiting.Push(root.Function!);
        foreach (var (ready, _) in _ready.UnorderedItems) waiting.Push(ready);
        if (_newest is not null) waiting.Push(_newest);
        if (_current is not null) Push(_current, waiting);
        while (waiting.TryPop(out var node))
        {
            if (ReferenceEquals(node.Slot.Walk, this))
            {
                node.Slot.Arrived = null;
                Volatile.Write(ref node.Slot.Walk, null);
            }
            else if (_others?.Remove(node) != true)
            {
                continue;
            }

            Push(node, waiting);
        }

        static void Push(Node node, Stack<Node> waiting)
        {
            foreach (var edge in node.Next)
            {
                if (edge.Function is not null) waiting.Push(edge.Function);
            }
        }
    }

    private sealed class Place
    {
        public WalkSlot Slot;
    }
}
