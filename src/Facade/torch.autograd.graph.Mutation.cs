using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Compat;

public static partial class torch
{
    public static partial class autograd
    {
        public static partial class graph
        {
            /// <summary>The tensors that a scope of <see cref="allow_mutation_on_saved_tensors"/> keeps for backward.</summary>
            /// <remarks>PyTorch 2.13 <c>torch.autograd.graph._AllowMutationOnSavedContext</c>.</remarks>
            [SuppressMessage("Naming", "CA1707", Justification = "PyTorch's name")]
            public sealed class _AllowMutationOnSavedContext : IDisposable
            {
                private static readonly AsyncLocal<_AllowMutationOnSavedContext?> Flowing = new();

                private readonly ConditionalWeakTable<SavedOriginal, object> _kept = [];
                private readonly SavedHooksScope _hooks;
                private int _ended;

                internal _AllowMutationOnSavedContext()
                {
                    if (Flowing.Value is { _ended: 0 }) throw new RuntimeError("allow_mutation_on_saved_tensors contexts cannot be nested");
                    _hooks = saved_tensors_hooks(Pack, Unpack);
                    Flowing.Value = this;
                    Interlocked.Increment(ref SavedOriginal.Scopes);
                }

                /// <summary>How many saved tensors were copied because of a write, and are still needed.</summary>
                internal int Cloned => _kept.Count(kept => kept.Key is { IsHeld: true, IsCloned: true });

                /// <summary>How many saved tensors are still needed.</summary>
                internal int Saved => _kept.Count(kept => kept.Key.IsHeld);

                /// <summary>Frees all that was kept: backward of what was recorded so far is an error afterwards.</summary>
                public void clear()
                {
                    foreach (var (kept, _) in _kept) kept.Clear();
                    _kept.Clear();
                }

                /// <summary>Ends the scope.</summary>
                public void Dispose()
                {
                    if (Interlocked.Exchange(ref _ended, 1) != 0) return;
                    _hooks.Dispose();
                    clear();
                    Interlocked.Decrement(ref SavedOriginal.Scopes);
                    if (ReferenceEquals(Flowing.Value, this)) Flowing.Value = null;
                }

                private SavedOriginal Pack(Tensor tensor)
                {
                    var kept = SavedOriginal.Of(tensor, this, out var isNew);
                    if (isNew) _kept.Add(kept, this);
                    return kept;
                }

                private static Tensor Unpack(SavedOriginal kept) => kept.Tensor;
            }
        }
    }
}
