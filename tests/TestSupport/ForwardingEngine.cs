using System.Reflection;
using System.Reflection.Emit;
using Compat.Engines;

namespace Compat.TestSupport;

/// <summary>
/// Completes a class to an engine: each method of the contract that it has not written goes to its <c>Inner</c>, operands through the
/// class's static <c>Open</c>, the result through <c>Close</c>, so that the contract may grow without a line here.
/// </summary>
public static class ForwardingEngine
{
    /// <summary>An engine of the given class.</summary>
    public static IEngine Make(Type start)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Forwarding" + start.Name), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Engine").DefineType(
            "Forwarding" + start.Name, TypeAttributes.Public | TypeAttributes.Sealed, start, [typeof(IEngine)]);
        foreach (var method in typeof(IEngine).GetMethods())
        {
            Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
            if (start.GetMethod(method.Name, parameters) is null) Forward(type, start, method);
        }

        return (IEngine)Activator.CreateInstance(type.CreateType())!;
    }

    private static void Forward(TypeBuilder type, Type start, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var made = type.DefineMethod(
            method.Name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final, CallingConventions.HasThis,
            method.ReturnType, null, null, [.. parameters.Select(parameter => parameter.ParameterType)],
            [.. parameters.Select(parameter => parameter.GetRequiredCustomModifiers())], null);
        var il = made.GetILGenerator();
        il.Emit(OpCodes.Call, start.GetMethod("Begin")!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, start.GetProperty("Inner", BindingFlags.Instance | BindingFlags.NonPublic)!.GetMethod!);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, i + 1);
            if (start.GetMethod("Open", [parameters[i].ParameterType]) is not { } open) continue;
            il.Emit(OpCodes.Call, open);
            if (!parameters[i].ParameterType.IsByRef) continue;
            var opened = il.DeclareLocal(open.ReturnType);
            il.Emit(OpCodes.Stloc, opened);
            il.Emit(OpCodes.Ldloca, opened);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (start.GetMethod("Close", [method.ReturnType]) is { } close) il.Emit(OpCodes.Call, close);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(made, method);
    }
}
