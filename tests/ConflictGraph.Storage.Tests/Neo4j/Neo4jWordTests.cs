using ConflictGraph.Neo4j;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Neo4j;

[Collection(Neo4jServer.Name)]
public sealed class Neo4jWordTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static async Task<IGraphStore> OpenAsync(Append next)
    {
        await Neo4jServer.EmptyAsync(Cancellation);
        var store = await Neo4jServer.OpenAsync(Cancellation);
        await using var writer = await store.WriteAsync(Cancellation);
        await writer.AppendAsync(next, Cancellation);
        await writer.CommitAsync(Cancellation);
        return store;
    }

    static async Task<string> FoundAsync(IGraphStore store, params string[][] tokens) =>
        string.Join(' ', (await store.FindTextAsync(1, new TextQuery(tokens), Cancellation)).Entities.Select(entity => entity.Id.Value["person:".Length..]));

    [Fact]
    public async Task No_token_is_read_as_an_operator()
    {
        string[] hostile = ["AND", "OR", "NOT", "*", "?", "a*", "x~", "x^2", "\"", "say\"s", "_name:zed", "/zed/", "[a", "{a", "(", ")", "\\", "\\\"", "+zed", "-zed", "&&", "||", "!", "TO"];
        var graph = new SomeGraph().Put(Some.Person("zed"), words: new TextKeys("zed", "", "", "abc x"));
        for (var i = 0; i < hostile.Length; i++)
            graph.Put(Some.Person($"p{i}"), words: new TextKeys(hostile[i], "", "", ""));
        await using var store = await OpenAsync(graph.Next());

        for (var i = 0; i < hostile.Length; i++)
            Assert.Equal($"p{i}", await FoundAsync(store, [hostile[i]]));
        Assert.Equal("zed p0", await FoundAsync(store, ["zed", "AND", "nothing"]));
        Assert.Equal("", await FoundAsync(store, ["zed"], ["*"]));
        Assert.Equal("", await FoundAsync(store, ["abc x", ""]));
    }

    [Fact]
    public async Task More_tokens_than_the_engine_takes_are_all_looked_for()
    {
        await using var store = await OpenAsync(new SomeGraph()
            .Put(Some.Person("first"), words: new TextKeys("t0 u0", "", "", "")).Put(Some.Person("last"), words: new TextKeys("", "", "t2999", "u1999")).Put(Some.Person("half"), words: new TextKeys("t5", "", "", "")).Next());
        string[] many = [.. Enumerable.Range(0, 3000).Select(i => $"t{i}")];
        string[] others = [.. Enumerable.Range(0, 2000).Select(i => $"u{i}")];

        Assert.Equal("first last half", await FoundAsync(store, many));
        Assert.Equal("first last", await FoundAsync(store, many, others));
        Assert.Equal("last", await FoundAsync(store, many, others, ["u1999"]));
        Assert.Equal("first", await FoundAsync(store, [.. Enumerable.Repeat<string[]>(["t0", "none"], 600)]));
    }

    [Fact]
    public void A_query_holds_no_more_terms_than_the_engine_takes()
    {
        var split = WordQuery.Of([[.. Enumerable.Range(0, 1001).Select(i => $"t{i}")]], TextFields.NAME)!;
        var left = WordQuery.Of([["b", "c"], ["a"], [.. Enumerable.Range(0, 250).Select(i => $"t{i}")]], TextFields.ANY)!;

        Assert.Equal([1000, 1], split.Texts.Select(text => text.Split(" OR ").Length));
        Assert.Equal((1, 1), (left.Texts.Count, left.Rest.Count));
        Assert.StartsWith("(_name:(\"a\") OR _alias:(\"a\")", left.Texts[0], StringComparison.Ordinal);
        Assert.Null(WordQuery.Of([["a"], [" "]], TextFields.ANY));
    }
}
