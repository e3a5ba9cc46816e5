using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.Writing;

namespace ConflictGraph.Tests.Writing;

public class BulkTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_left_at_the_end_is_committed_whether_or_not_somebody_listens()
    {
        var desk = new SomeDesk();
        var sets = Enumerable.Range(1, 7).Select(i => new ChangeSet($"bulk-{i}", "desk", null, [new Step.PutNode(Node.Of(new NodeId($"person:{i}"), NodeKinds.Person, ("name", $"Person {i}")))]));

        await foreach (var result in desk.ChangeSets.WriteManyAsync(sets.ToAsyncEnumerable(), new BulkOptions(VersionsPerCommit: 3), cancellation: Cancellation))
            Assert.Null(result.Refusal);

        Assert.Equal(7, await desk.NewestAsync());
    }
}
