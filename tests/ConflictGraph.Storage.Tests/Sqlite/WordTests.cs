using ConflictGraph.Ontology;
using ConflictGraph.Sqlite;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests.Sqlite;

public sealed class WordTests : IDisposable
{
    readonly TempFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("москва")]
    [InlineData("2024")]
    [InlineData("атакмс300")]
    [InlineData("ukraїna")]
    [InlineData("北京")]
    [InlineData("and")]
    [InlineData("near")]
    [InlineData("not")]
    [InlineData("हिन्दी")]
    [InlineData("say\"s")]
    [InlineData("o'neil-x.y*")]
    public async Task A_token_is_found_as_it_was_given(string token)
    {
        await using var store = await SomeFiles.OpenAsync(file.Path);
        await store.WriteAsync(new SomeGraph().Put(Some.Person("one"), words: new TextKeys($"first {token} last", "", "", "")).Put(Some.Person("other"), words: new TextKeys("first", token + "x", "", "")).Next());

        var found = await store.FindTextAsync(1, new TextQuery([[token]], TextFields.NAME | TextFields.ALIAS), TestContext.Current.CancellationToken);

        Assert.Equal("person:one", Assert.Single(found.Entities).Id.Value);
    }
}
