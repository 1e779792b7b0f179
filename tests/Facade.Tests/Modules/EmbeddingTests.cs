using Xunit;
using static Compat.torch;

namespace Compat.Facade.Tests.Modules;

public class EmbeddingTests
{
    [Fact]
    public void PaddingRow_StartsAtZero_AndGetsNoGradient()
    {
        var embedding = nn.Embedding(4, 2, padding_idx: -3);

        embedding.call(tensor([[0, 1], [3, 3]])).sum().backward();

        Assert.Equal(1, embedding.padding_idx);
        Assert.Equal("tensor([0., 0.])", embedding.weight.detach()[1].ToString());
        Assert.Equal(
            "tensor([[1., 1.],\n        [0., 0.],\n        [0., 0.],\n        [2., 2.]])", embedding.weight.grad!.ToString());
    }

    [Fact]
    public void FromPretrained_KeepsTheRowsAsTheyAre()
    {
        var embedding = nn.Embedding.from_pretrained(tensor([[1.0, 2], [3, 4]]));

        Assert.False(embedding.weight.requires_grad);
        Assert.Equal("Embedding(2, 2)", embedding.ToString());
        Assert.Equal("tensor([3., 4.])", embedding.call(tensor(1)).ToString());
    }

    [Fact]
    public void ArgumentsThatDoNotFit_AreRefusedInPyTorchsWords()
    {
        Assert.Equal(
            "Padding_idx must be within num_embeddings",
            Assert.Throws<AssertionError>(() => nn.Embedding(3, 2, padding_idx: 3)).Message);
        Assert.Equal(
            "Shape of weight does not match num_embeddings and embedding_dim",
            Assert.Throws<AssertionError>(() => nn.Embedding(3, 2, _weight: zeros((2, 2)))).Message);
        Assert.Equal(
            "Embeddings parameter is expected to be 2-dimensional",
            Assert.Throws<AssertionError>(() => nn.Embedding.from_pretrained(zeros(2))).Message);
    }

    [Fact]
    public void MaxNormAndSparse_AreRefusedWhenCalled()
    {
        Assert.Throws<NotImplementedError>(() => nn.Embedding(3, 2, max_norm: 1).call(tensor([0])));
        Assert.Throws<NotImplementedError>(() => nn.Embedding(3, 2, sparse: true).call(tensor([0])));
    }
}
