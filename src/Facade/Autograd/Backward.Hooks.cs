namespace Compat;

internal sealed partial class Backward
{
    /// <summary>Runs a node with hooks, or one whose gradients are asked for.</summary>
    /// <remarks>PyTorch 2.13 <c>Engine::evaluate_function</c>, <c>call_function</c>. A gradient asked for at a node that runs is the one
    /// before hooks, at one that does not the one behind them, as there.</remarks>
    private void RunHooked(Node node, object? arrived)
    {
        if (_captures is not null && !_captures.Executes(node))
        {
            Pass(node, null, given: false, kept: false);
            return;
        }

        Tensor?[] grads = [.. Listed(node, arrived)];
        if (_captures is not null && !_captures.Runs(node))
        {
            RunTensorHooks(node, grads);
            GradMode.State = _modes;
            _captures.Take(node, grads);
            Pass(node, null, given: false, kept: false);
            return;
        }

        _captures?.Take(node, grads);
        RunTensorHooks(node, grads);
        node.Hooks?.RunPre(grads);

        // What a hook set is not for the node.
        GradMode.State = _modes;
        var kept = node.Hooks?.Post is not null;
        var results = Evaluate(node, kept && node is not AccumulateGrad ? [.. grads] : grads);
        if (kept)
        {
            results = Fitted(node, results);
            node.Hooks!.RunPost(results, grads);
        }

        GradMode.State = _modes;
        if (!_keepGraph) node.Release();
        if (Anomaly.Used) Anomaly.CheckNan(node, results);
        Pass(node, results, given: false, kept);
    }

    // What hooks behind the node see: what the next nodes would get. A custom function may have returned what nobody wants.
    private static Tensor?[] Fitted(Node node, Tensor?[] results)
    {
        var next = node.Next;
        var fitted = new Tensor?[next.Length];
        for (var i = 0; i < fitted.Length; i++)
        {
            fitted[i] = results[i];
            if (next[i].Function is { } function && results[i] is { } grad) fitted[i] = Fit(grad, function, next[i].InputNr, node, i);
            else if (node is not FunctionCtx) fitted[i] = null;
        }

        return fitted;
    }

    private static void RunTensorHooks(Node node, Tensor?[] grads)
    {
        node.Hooks?.RunTensors(grads);
        if (node is AccumulateGrad { variable.Meta.Hooks.Gradient: { } hooks }) NodeHooks.Run(hooks, ref grads[0]);
    }
}
