using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    static Node Org(string slug) => Some.Organisation(slug);

    /// <summary>Organisations born in the order of their letters, and what is related to what.</summary>
    SomeGraph Web(params string[] pairs)
    {
        foreach (var letter in string.Concat(pairs).Where(char.IsLetter).Distinct().Order())
            Graph.Put(Org($"{letter}"));
        foreach (var pair in pairs)
            Graph.Relate(EdgeKinds.MemberOf, Org($"{pair[0]}"), Org($"{pair[1]}"));
        return Graph;
    }

    static PathQuery Between(string from, string to) => new(Org(from).Id, Org(to).Id) { First = 100 };

    async Task<string> PathsAsync(long at, PathQuery query, bool complete = true)
    {
        var found = await Store.PathsAsync(at, query, Cancellation);
        Assert.Equal(complete, found.Complete);
        return string.Join(' ', found.Paths.Select(path => string.Concat(path.Select(Slug))));
    }

    [Fact]
    public async Task Paths_come_by_length_then_by_serials_and_are_walked_either_way()
    {
        Web("ab", "bz", "az", "ca", "cz", "dz", "ad", "bc");
        var at = await WriteAsync();

        Assert.Equal("az abz acz adz abcz acbz", await PathsAsync(at, Between("a", "z")));
        Assert.Equal("za zba zca zda zbca zcba", await PathsAsync(at, Between("z", "a")));
        Assert.Equal("az abz acz", await PathsAsync(at, Between("a", "z") with { First = 3 }));
        Assert.Equal("az abz acz adz", await PathsAsync(at, Between("a", "z") with { MaxLength = 2 }));
        Assert.Equal("az", await PathsAsync(at, Between("a", "z") with { MaxLength = 1 }));
    }

    [Fact]
    public async Task Parallel_edges_are_one_step()
    {
        Web("ab", "bz");
        Graph.Relate(EdgeKinds.PartOf, Org("a"), Org("b")).Relate(EdgeKinds.PartOf, Org("b"), Org("a")).Relate(EdgeKinds.RelatedTo, Org("z"), Org("b"), ("as", "pays")).Relate(EdgeKinds.RelatedTo, Org("z"), Org("b"), ("as", "feeds"));
        var at = await WriteAsync();

        Assert.Equal("abz", await PathsAsync(at, Between("a", "z")));
    }

    [Fact]
    public async Task Without_a_way_there_is_no_path()
    {
        Web("ab", "yz");
        var at = await WriteAsync();

        Assert.Equal("", await PathsAsync(at, Between("a", "z")));
        Assert.Equal("", await PathsAsync(at, Between("a", "x")));
        Assert.Equal("", await PathsAsync(at, Between("x", "a")));
        Assert.Equal("", await PathsAsync(0, Between("a", "b")));
    }

    [Fact]
    public async Task From_a_thing_to_itself_there_is_the_thing()
    {
        Web("ab", "bc", "ca").Judge(Org("a"), Org("b"));
        var at = await WriteAsync();

        Assert.Equal("c", await PathsAsync(at, Between("c", "c")));
        Assert.Equal("a", await PathsAsync(at, Between("b", "a")));
    }

    [Fact]
    public async Task What_is_avoided_is_not_gone_through_but_may_be_an_end()
    {
        Web("ab", "bz", "ac", "cd", "dz");
        var at = await WriteAsync();

        Assert.Equal("acdz", await PathsAsync(at, Between("a", "z") with { Avoid = [Org("b").Id] }));
        Assert.Equal("", await PathsAsync(at, Between("a", "z") with { Avoid = [Org("b").Id, Org("d").Id] }));
        Assert.Equal("abz acdz", await PathsAsync(at, Between("a", "z") with { Avoid = [Org("a").Id, Org("z").Id, Org("nobody").Id] }));
    }

    [Fact]
    public async Task Kinds_are_avoided_in_between_and_not_at_the_ends()
    {
        var (article, claim) = (Some.Document("article"), Some.Claim("claim"));
        Graph.Put(article, claim, Org("a"), Org("b"), Org("c"))
            .Relate(EdgeKinds.Mentions, article, Org("a")).Relate(EdgeKinds.Mentions, article, Org("b"))
            .Relate(EdgeKinds.MadeClaim, Org("a"), claim).Relate(EdgeKinds.About, claim, Org("c")).Relate(EdgeKinds.MemberOf, Org("c"), Org("b"));
        var at = await WriteAsync();

        Assert.Equal("aarticleb aclaimcb", await PathsAsync(at, Between("a", "b")));
        Assert.Equal("aclaimcb", await PathsAsync(at, Between("a", "b") with { AvoidKinds = [NodeKinds.Document] }));
        Assert.Equal("", await PathsAsync(at, Between("a", "b") with { AvoidKinds = [NodeKinds.Document, NodeKinds.Claim] }));
        Assert.Equal("articlea articlebcclaima", await PathsAsync(at, new PathQuery(article.Id, Org("a").Id) { First = 9, AvoidKinds = [NodeKinds.Document] }));
        Assert.Equal("aarticleb", await PathsAsync(at, Between("a", "b") with { EdgeKinds = [EdgeKinds.Mentions, EdgeKinds.MadeClaim] }));
        Assert.Equal("", await PathsAsync(at, Between("a", "b") with { EdgeKinds = [] }));
    }

    [Fact]
    public async Task A_hub_is_judged_by_its_live_asserted_links_at_the_revision_without_loops()
    {
        Web("ah", "hz", "hb", "ac", "cd", "dz");
        await WriteAsync();
        Graph.Retract(Org("b"));
        await WriteAsync();
        Graph.Put(Org("i"), Org("j"), Org("k")).Relate(EdgeKinds.MemberOf, Org("i"), Org("h")).Judge(Org("i"), Org("h"))
            .Direct(EdgeKinds.CommunicatedWith, Org("h"), Org("j"), Org("k")).Direct(EdgeKinds.CommunicatedWith, Org("h"), Org("c"), Org("k"));
        await WriteAsync();
        Graph.Relate(EdgeKinds.PartOf, Org("h"), Org("a"));
        await WriteAsync();
        PathQuery query = Between("a", "z") with { AvoidDegreeOver = 2, Layer = Layer.ASSERTED };

        Assert.Equal(["acdz", "ahz acdz", "ahz acdz", "acdz"], await Task.WhenAll(Enumerable.Range(1, 4).Select(at => PathsAsync(at, query))));
        Assert.Equal("ahz acdz", await PathsAsync(4, query with { AvoidDegreeOver = 3 }));
        Assert.Equal("ah", await PathsAsync(4, Between("a", "h") with { AvoidDegreeOver = 0 }));
    }

    [Fact]
    public async Task Paths_go_over_the_asked_layers_only()
    {
        AStrike();
        var at = await WriteAsync();
        Task<string> Paths(Layer layer) => PathsAsync(at, new PathQuery(Russia.Id, Odesa.Id) { MaxLength = 2, Layer = layer, First = 9 });

        Assert.Equal("russiaodesa russiastrikeodesa", await Paths(Layer.BOTH));
        Assert.Equal("russiastrikeodesa", await Paths(Layer.ASSERTED));
        Assert.Equal("russiaodesa", await Paths(Layer.DIRECT));
    }

    [Fact]
    public async Task Steps_are_at_least_as_certain_as_asked()
    {
        Web("ab", "bz", "ac", "cd", "dz");
        Graph.Relate(Graph.Edges.First(edge => edge.From == Org("b").Id) with { Certainty = Certainty.INFERRED }).Relate(Graph.Edges.First(edge => edge.From == Org("c").Id) with { Certainty = Certainty.IMPLIED });
        var at = await WriteAsync();

        Assert.Equal("abz acdz", await PathsAsync(at, Between("a", "z") with { AtLeast = Certainty.INFERRED }));
        Assert.Equal("acdz", await PathsAsync(at, Between("a", "z") with { AtLeast = Certainty.IMPLIED }));
        Assert.Equal("", await PathsAsync(at, Between("a", "z") with { AtLeast = Certainty.STATED }));
    }

    [Fact]
    public async Task Paths_go_through_groups_at_no_cost_and_stay_exact_at_earlier_revisions()
    {
        Web("ab", "cz").Put(Org("b"));
        await WriteAsync();
        Graph.Judge(Org("b"), Org("c"));
        await WriteAsync();
        Graph.Retract(Graph.Edges.First(edge => edge.From == Org("a").Id).Id);
        await WriteAsync();

        Assert.Equal(["", "abz", ""], await Task.WhenAll(Enumerable.Range(1, 3).Select(at => PathsAsync(at, Between("a", "z")))));
        Assert.Equal("", await PathsAsync(2, Between("a", "z") with { Avoid = [Org("c").Id] }));
    }

    [Fact]
    public async Task More_sequences_of_one_length_than_the_cap_are_not_complete()
    {
        Web("ab", "ac", "ad", "bz", "cz", "dz", "be", "ce", "de", "ez");
        var at = await WriteAsync();

        Assert.Equal("abz acz adz", await PathsAsync(at, Between("a", "z") with { First = 3, Cap = 3 }));
        Assert.Equal(2, (await Store.PathsAsync(at, Between("a", "z") with { First = 2, Cap = 2 }, Cancellation)).Paths.Count);
        Assert.False((await Store.PathsAsync(at, Between("a", "z") with { First = 2, Cap = 2 }, Cancellation)).Complete);
        Assert.False((await Store.PathsAsync(at, Between("a", "z") with { First = 4, Cap = 2 }, Cancellation)).Complete);
    }
}
