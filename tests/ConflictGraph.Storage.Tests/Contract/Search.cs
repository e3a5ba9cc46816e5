using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    async Task<string> FoundAsync(long at, TextQuery query) => string.Join(' ', Slugs((await Store.FindTextAsync(at, query, Cancellation)).Entities));

    [Fact]
    public async Task Every_group_of_tokens_must_be_met_by_any_of_its_tokens_in_any_asked_field()
    {
        Graph.Put(Some.Person("austin"), words: new TextKeys("lloyd austin", "ллойд остин", "llojd ostin", "secretary of defense"))
            .Put(Some.Person("ostin"), words: new TextKeys("ostin", "", "", "austin texas"))
            .Put(Some.Weapon("atacms"), words: new TextKeys("atacms", "", "", "lloyd's"));
        var at = await WriteAsync();

        Assert.Equal("austin ostin", await FoundAsync(at, new TextQuery([["austin"]])));
        Assert.Equal("austin", await FoundAsync(at, new TextQuery([["austin"]], TextFields.NAME)));
        Assert.Equal("ostin", await FoundAsync(at, new TextQuery([["austin"]], TextFields.BODY)));
        Assert.Equal("austin ostin", await FoundAsync(at, new TextQuery([["ostin"]], TextFields.LATIN | TextFields.NAME)));
        Assert.Equal("austin", await FoundAsync(at, new TextQuery([["остин", "неостин"], ["defense"]])));
        Assert.Equal("", await FoundAsync(at, new TextQuery([["austin"], ["atacms"]])));
        Assert.Equal("austin ostin atacms", await FoundAsync(at, new TextQuery([["austin", "atacms"]])));
        Assert.Equal("austin ostin", await FoundAsync(at, new TextQuery([["austin", "atacms"]], Kinds: [NodeKinds.Person, NodeKinds.Claim])));
        Assert.Equal("", await FoundAsync(at, new TextQuery([["aus"]])));
        Assert.Equal("", await FoundAsync(at, new TextQuery([["ll%"], ["*"]])));
        Assert.Equal("", await FoundAsync(at, new TextQuery([["austin"]], Kinds: [])));
    }

    [Fact]
    public async Task Tokens_are_only_tokens_whatever_they_mean_to_an_engine()
    {
        string[] tokens = ["and", "or", "not", "near", "null", "name", "ß", "日本", new('x', 64), "0", "e", "10"];
        foreach (var (token, i) in tokens.Select((token, i) => (token, i)))
            Graph.Put(Some.Person($"p{i}"), words: new TextKeys(token, "", "", ""));
        var at = await WriteAsync();

        foreach (var (token, i) in tokens.Select((token, i) => (token, i)))
            Assert.Equal($"p{i}", await FoundAsync(at, new TextQuery([[token]])));
        Assert.Equal("p0 p2", await FoundAsync(at, new TextQuery([["and", "not"]])));
    }

    [Fact]
    public async Task Words_of_closed_versions_and_of_members_are_not_found()
    {
        Graph.Put(Some.Person("first"), words: new TextKeys("alpha", "", "", "")).Put(Some.Person("second"), words: new TextKeys("alpha beta", "", "", ""));
        await WriteAsync();
        Graph.Put(Some.Person("first", "Renamed"), words: new TextKeys("gamma", "", "", ""));
        await WriteAsync();
        Graph.Judge(Some.Person("first"), Some.Person("second"));
        await WriteAsync();
        Graph.Retract(Some.Person("first"));
        await WriteAsync();

        Assert.Equal(["first second", "second", "", "second"], await Task.WhenAll(Enumerable.Range(1, 4).Select(at => FoundAsync(at, new TextQuery([["alpha"]])))));
        Assert.Equal(["", "first", "first", ""], await Task.WhenAll(Enumerable.Range(1, 4).Select(at => FoundAsync(at, new TextQuery([["gamma"]])))));
    }

    [Fact]
    public async Task More_matches_than_the_cap_are_not_complete_and_closed_ones_do_not_count()
    {
        for (var i = 0; i < 6; i++)
            Graph.Put(Some.Person($"p{i}", "missile"));
        await WriteAsync();
        for (var i = 0; i < 6; i++)
            Graph.Put(Some.Person($"p{i}", "a missile again"));
        Graph.Retract(Some.Person("p2"));
        var at = await WriteAsync();

        var (cut, whole) = (await Store.FindTextAsync(at, new TextQuery([["missile"]], Cap: 4), Cancellation), await Store.FindTextAsync(at, new TextQuery([["missile"]], Cap: 5), Cancellation));

        Assert.Equal((4, false), (cut.Entities.Count, cut.Complete));
        Assert.Equal("p0 p1 p3 p4 p5", string.Join(' ', Slugs(whole.Entities)));
        Assert.True(whole.Complete);
        Assert.All(whole.Entities, entity => Assert.Equal(("a missile again", 2), (entity.Name, entity.EnteredIn)));
    }

    [Fact]
    public async Task Terms_come_by_first_character_and_length_in_code_point_order()
    {
        Graph.Put(Some.Person("a", "austin aust au a azov остин один Österreich"), Some.Person("b", "austin axis"));
        await WriteAsync();
        Graph.Retract(Some.Person("a"));
        await WriteAsync();

        Assert.Equal(["aust", "austin", "axis", "azov"], await Store.TermsAsync('a', 3, 6, Cancellation));
        Assert.Equal(["au"], await Store.TermsAsync('a', 2, 2, Cancellation));
        Assert.Equal(["один", "остин"], await Store.TermsAsync('о', 1, 64, Cancellation));
        Assert.Equal(["österreich"], await Store.TermsAsync('ö', 1, 64, Cancellation));
        Assert.Empty(await Store.TermsAsync('o', 1, 64, Cancellation));
    }
}
