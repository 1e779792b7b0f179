namespace Compat.Engines;

internal interface IChunkBody
{
    void Invoke(int chunk);
}
