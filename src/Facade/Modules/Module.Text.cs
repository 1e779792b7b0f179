namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>The class name, as the repr shows it.</summary>
            public virtual string _get_name()
            {
                var name = GetType().Name;
                var arity = name.IndexOf('`');
                return arity < 0 ? name : name[..arity];
            }

            /// <summary>What the repr shows between the parentheses, before the children.</summary>
            public virtual string extra_repr() => string.Empty;

            /// <summary>PyTorch's repr of a module.</summary>
            /// <remarks>PyTorch 2.13 <c>Module.__repr__</c>.</remarks>
            public override string ToString()
            {
                var extra = extra_repr();
                string[] extraLines = extra.Length == 0 ? [] : extra.Split('\n');
                var childLines = ChildLines().ToArray();
                if (extraLines.Length + childLines.Length == 0) return $"{_get_name()}()";
                if (extraLines.Length == 1 && childLines.Length == 0) return $"{_get_name()}({extraLines[0]})";
                return $"{_get_name()}(\n  {string.Join("\n  ", extraLines.Concat(childLines))}\n)";
            }

            private protected virtual IEnumerable<string> ChildLines()
            {
                foreach (var (name, value) in Parts())
                {
                    if (value is Module child) yield return $"({name}): {Indent(child.ToString()!)}";
                }
            }

            private protected static string Indent(string text) => text.Replace("\n", "\n  ", StringComparison.Ordinal);
        }
    }
}
