namespace Compat;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input: <see cref="forward"/> computes, <see cref="call"/> is what a program calls.</summary>
        public abstract partial class Module<T, TResult> : Module
        {
            /// <summary>Computes the output.</summary>
            public abstract TResult forward(T input);

            /// <summary>What <c>module(x)</c> is in Python: forward, with the hooks around it.</summary>
            public virtual TResult call(T input) =>
                MayHaveHooks ? Hooked<TResult>([input], args => forward(Fitting<T>(args[0]))) : forward(input);
        }

        /// <summary>A module of two inputs.</summary>
        public abstract class Module<T1, T2, TResult> : Module
        {
            /// <inheritdoc cref="Module{T, TResult}.forward"/>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <inheritdoc cref="Module{T, TResult}.call"/>
            public virtual TResult call(T1 input1, T2 input2) => MayHaveHooks
                ? Hooked<TResult>([input1, input2], args => forward(Fitting<T1>(args[0]), Fitting<T2>(args[1])))
                : forward(input1, input2);
        }

        /// <summary>A module of three inputs.</summary>
        public abstract class Module<T1, T2, T3, TResult> : Module
        {
            /// <inheritdoc cref="Module{T, TResult}.forward"/>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <inheritdoc cref="Module{T, TResult}.call"/>
            public virtual TResult call(T1 input1, T2 input2, T3 input3) => MayHaveHooks
                ? Hooked<TResult>(
                    [input1, input2, input3],
                    args => forward(Fitting<T1>(args[0]), Fitting<T2>(args[1]), Fitting<T3>(args[2])))
                : forward(input1, input2, input3);
        }
    }
}
