using ConflictGraph.Model;
using ConflictGraph.Ontology;
using ConflictGraph.TestKit;

namespace ConflictGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task An_entity_comes_back_as_it_was_written()
    {
        var strike = Some.Incident("strike", "Strike on Odesa");
        var at = await WriteAsync();
        Graph.Put(strike, derived: [("when", When.Parse("2024-06-25"))]);
        at = await WriteAsync();

        var entity = (await Store.EntitiesAsync(at, [strike.Id], Cancellation))[strike.Id];

        Assert.Equal((strike.Id, strike.Kind, 1L, at, 1L), (entity.Id, entity.Kind, entity.Serial, entity.EnteredIn, entity.Version));
        Assert.Equal(strike.Properties.With(strike.Kind.Properties, ("when", When.Parse("2024-06-25"))).Json, entity.Shown);
        Assert.Equal("strike on odesa", entity.ByName);
        Assert.Equal(When.Parse("2024-06-25").Interval, (entity.Time!.Value.From, entity.Time.Value.Until));
        Assert.Null(entity.RetractedIn);
    }

    [Fact]
    public async Task Text_of_every_script_comes_back_as_it_was_written()
    {
        var place = Some.Location("odesa", "Одеса", ("description", "«порт» \"quoted\" \\ 🚢 \u0001 é"));
        Graph.Put(place);
        var at = await WriteAsync();

        var entity = (await Store.EntitiesAsync(at, [place.Id], Cancellation))[place.Id];

        Assert.Equal(place.Properties.Json, entity.Shown);
        Assert.Equal("Одеса", entity.Name);
    }

    [Fact]
    public async Task What_is_not_there_is_absent()
    {
        Graph.Put(Some.Person("austin"));
        var at = await WriteAsync();

        var entities = await Store.EntitiesAsync(at, [Some.Person("austin").Id, Some.Person("nobody").Id, Some.Person("austin").Id], Cancellation);

        Assert.Equal([Some.Person("austin").Id], entities.Keys);
        Assert.Empty(await Store.EntitiesAsync(at, [], Cancellation));
        Assert.Empty(await Store.EntitiesAsync(0, [Some.Person("austin").Id], Cancellation));
        Assert.Empty(await Store.GroupsAsync(at, [Some.Person("nobody").Id], Cancellation));
        Assert.Empty(await Store.LinksAsync(at, [Some.Person("nobody").Id], new LinkQuery(), Cancellation));
        Assert.Empty(await Store.CountLinksAsync(at, [Some.Person("nobody").Id], new LinkQuery(), 10, Cancellation));
        Assert.Empty(await Store.RestingOnAsync(at, [Some.Person("nobody").Id], new PageOf(10), Cancellation));
        Assert.Empty(await Store.HistoryAsync([Some.Person("nobody").Id], new PageOf(10), Cancellation));
    }

    [Fact]
    public async Task An_entity_reads_at_every_revision_as_it_was_then()
    {
        var id = Some.Person("austin").Id;
        Graph.Put(Some.Person("austin", "Austin"));
        await WriteAsync();
        Graph.Put(Some.Person("austin", "Lloyd Austin"));
        await WriteAsync();
        Graph.Retract(id);
        await WriteAsync();
        Graph.Put(Some.Person("austin", "Lloyd J. Austin"));
        await WriteAsync();

        var read = new List<Entity>();
        for (var at = 1; at <= 4; at++)
            read.Add((await Store.EntitiesAsync(at, [id], Cancellation))[id]);

        Assert.Equal(["Austin", "Lloyd Austin", "Lloyd Austin", "Lloyd J. Austin"], read.Select(entity => entity.Name));
        Assert.Equal([null, null, 3, null], read.Select(entity => entity.RetractedIn));
        Assert.Equal([1, 2, 2, 4], read.Select(entity => entity.EnteredIn));
        Assert.All(read, entity => Assert.Equal(1, entity.Serial));
    }

    [Fact]
    public async Task What_was_retracted_answers_with_its_last_version_and_is_in_no_list()
    {
        var (austin, pentagon) = (Some.Person("austin", "Lloyd Austin"), Some.Organisation("pentagon"));
        Graph.Put(austin, pentagon).Relate(EdgeKinds.MemberOf, austin, pentagon);
        await WriteAsync();
        Graph.Retract(austin);
        var at = await WriteAsync();
        await WriteAsync();

        var entity = (await Store.EntitiesAsync(at + 1, [austin.Id], Cancellation))[austin.Id];

        Assert.Equal(("Lloyd Austin", at, 1), (entity.Name, entity.RetractedIn, entity.EnteredIn));
        Assert.Empty(await SlugsAsync(at, People()));
        Assert.Empty(await Store.GroupsAsync(at, [austin.Id], Cancellation));
        Assert.Empty(await Store.LinksAsync(at, [austin.Id], new LinkQuery(), Cancellation));
        Assert.Empty((await LinksAsync(at, pentagon, new LinkQuery())).Items);
        Assert.Single((await LinksAsync(at - 1, pentagon, new LinkQuery())).Items);
    }

    [Fact]
    public async Task A_members_id_answers_as_its_canonical_entity_from_the_judgement_on()
    {
        var (lloyd, austin) = (Some.Person("lloyd", "Lloyd"), Some.Person("austin", "Austin", ("rank", "General")));
        Graph.Put(lloyd, austin);
        await WriteAsync();
        Graph.Judge(lloyd, austin);
        await WriteAsync();
        Graph.WithdrawJudgement(lloyd, austin);
        await WriteAsync();

        var apart = await Store.EntitiesAsync(1, [lloyd.Id, austin.Id], Cancellation);
        var one = await Store.EntitiesAsync(2, [lloyd.Id, austin.Id], Cancellation);
        var again = await Store.EntitiesAsync(3, [lloyd.Id, austin.Id], Cancellation);

        Assert.Equal([("Lloyd", lloyd.Id), ("Austin", austin.Id)], new[] { lloyd.Id, austin.Id }.Select(id => (apart[id].Name, apart[id].Id)));
        Assert.Equal([("Lloyd", lloyd.Id), ("Lloyd", lloyd.Id)], new[] { lloyd.Id, austin.Id }.Select(id => (one[id].Name, one[id].Id)));
        Assert.Equal("General", one[austin.Id].Properties.Text("rank"));
        Assert.Equal([("Lloyd", lloyd.Id), ("Austin", austin.Id)], new[] { lloyd.Id, austin.Id }.Select(id => (again[id].Name, again[id].Id)));
        Assert.Equal(["lloyd"], await SlugsAsync(2, People()));
        Assert.Equal(["austin", "lloyd"], await SlugsAsync(3, People()));
    }

    [Fact]
    public async Task The_revision_that_entered_a_value_stays_when_a_judgement_makes_a_new_row()
    {
        var (lloyd, austin) = (Some.Person("lloyd"), Some.Person("austin", more: ("rank", "General")));
        Graph.Put(lloyd, austin);
        await WriteAsync();
        Graph.Judge(lloyd, austin);
        var at = await WriteAsync();

        var entity = (await Store.EntitiesAsync(at, [lloyd.Id], Cancellation))[lloyd.Id];

        Assert.Equal((1, 3), (entity.EnteredIn, entity.Version));
    }

    [Fact]
    public async Task A_group_has_its_live_members_as_entered_by_serial_and_every_judgement_at_any_of_them()
    {
        var (a, b, c, d) = (Some.Person("zeta", "Zeta"), Some.Person("beta", "Beta", ("rank", "General")), Some.Person("alpha", "Alpha"), Some.Person("other"));
        Graph.Put(a, b, c, d).Judge(b, c).Judge(a, b, canonical: b).Judge(a, d, IdentityVerdict.DIFFERENT).Judge(c, d, IdentityVerdict.UNSURE);
        await WriteAsync();
        Graph.Retract(c);
        await WriteAsync();

        var three = (await Store.GroupsAsync(1, [c.Id], Cancellation))[c.Id];
        var two = (await Store.GroupsAsync(2, [a.Id, b.Id, c.Id, d.Id], Cancellation));

        Assert.Equal(b.Id, three.Canonical);
        Assert.Equal([a.Id, b.Id, c.Id], three.Members.Select(member => member.Node.Id));
        Assert.Equal([a.Properties, b.Properties, c.Properties], three.Members.Select(member => member.Node.Properties));
        Assert.Equal([1, 2, 3], three.Members.Select(member => member.Serial));
        Assert.Equal(["judgement:person:alpha>person:beta", "judgement:person:alpha>person:other", "judgement:person:beta>person:zeta", "judgement:person:other>person:zeta"], three.Judgements.Select(judgement => judgement.Judgement.Id));
        Assert.Equal(three.Judgements.Select(judgement => judgement.Version).Order(), three.Judgements.Select(judgement => judgement.Version));
        Assert.Equal([a.Id, b.Id], two[a.Id].Members.Select(member => member.Node.Id));
        Assert.Equal(two[a.Id].Judgements, two[b.Id].Judgements);
        Assert.DoesNotContain(c.Id, two.Keys);
        Assert.Equal([d.Id], two[d.Id].Members.Select(member => member.Node.Id));
        Assert.Equal(IdentityVerdict.DIFFERENT, Assert.Single(two[d.Id].Judgements).Judgement.Verdict);
    }

    [Fact]
    public async Task The_canonical_of_a_group_shows_merged_values_beside_those_entered()
    {
        var (lloyd, austin) = (Some.Person("lloyd"), Some.Person("austin", more: ("rank", "General")));
        Graph.Put(lloyd, austin).Judge(lloyd, austin);
        var at = await WriteAsync();

        var members = (await Store.GroupsAsync(at, [austin.Id], Cancellation))[austin.Id].Members;

        Assert.Null(members[0].Node.Properties.Text("rank"));
        Assert.Contains("General", members[0].Shown, StringComparison.Ordinal);
        Assert.Equal(austin.Properties.Json, members[1].Shown);
        Assert.Equal([(at, 1), (at, 2)], members.Select(member => (member.EnteredIn, member.Version)));
    }

    [Fact]
    public async Task A_judgement_comes_back_whole()
    {
        var (lloyd, austin, note) = (Some.Person("lloyd"), Some.Person("austin"), Some.Document("note"));
        var judgement = Judgement.Between(lloyd.Id, austin.Id, IdentityVerdict.SAME) with
        {
            Canonical = austin.Id,
            Reason = "the same office on the same day",
            Evidence = [new Evidence(note.Id, new UnstoredSelector(), "Mr Austin")],
        };
        Graph.Put(lloyd, austin, note).Judge(judgement);
        await WriteAsync();
        Graph.Judge(judgement with { Reason = "two reporters agree" });
        await WriteAsync();

        var before = Assert.Single((await Store.GroupsAsync(1, [lloyd.Id], Cancellation))[lloyd.Id].Judgements);
        var after = Assert.Single((await Store.GroupsAsync(2, [lloyd.Id], Cancellation))[lloyd.Id].Judgements);

        Assert.Equal((judgement, 1, 1), (before.Judgement, before.Version, before.EnteredIn));
        Assert.Equal(("two reporters agree", 2, 2), (after.Judgement.Reason, after.Version, after.EnteredIn));
    }

    [Fact]
    public async Task An_edge_is_found_by_its_id_with_everything_it_carries()
    {
        var (austin, strike, claim, article) = (Some.Person("austin"), Some.Incident("strike"), Some.Claim("said"), Some.Document("article"));
        var edge = new Edge(EdgeKinds.ParticipatedIn, austin.Id, strike.Id)
        {
            Properties = Properties.Of(EdgeKinds.ParticipatedIn.Properties, ("role", "INITIATOR"), ("count", 3L)),
            Certainty = Certainty.INFERRED,
            Why = "he was in the room",
            AccordingTo = [claim.Id],
            Evidence = [new Evidence(article.Id, new TextSelector(3, 9), "Austin"), new Evidence(article.Id, new PageSelector("4"))],
        };
        Graph.Put(austin, strike, claim, article).Relate(edge);
        await WriteAsync();
        Graph.Relate(edge with { Certainty = Certainty.STATED, Why = null });
        await WriteAsync();
        Graph.Retract(edge.Id);
        await WriteAsync();

        var first = (await Store.EdgesAsync(1, [edge.Id], Cancellation))[edge.Id];
        var second = (await Store.EdgesAsync(2, [edge.Id], Cancellation))[edge.Id];

        Assert.Equal((edge, edge.Payload, 1, 1), (first.Edge, first.Edge.Payload, first.Version, first.EnteredIn));
        Assert.Equal((Certainty.STATED, 2, 2), (second.Edge.Certainty, second.Version, second.EnteredIn));
        Assert.Empty(await Store.EdgesAsync(3, [edge.Id], Cancellation));
    }

    [Fact]
    public async Task Edges_that_differ_in_a_key_property_stand_side_by_side()
    {
        var (austin, strike) = (Some.Person("austin"), Some.Incident("strike"));
        Graph.Put(austin, strike)
            .Relate(EdgeKinds.ParticipatedIn, austin, strike, ("role", "INITIATOR"))
            .Relate(EdgeKinds.ParticipatedIn, austin, strike, ("role", "VICTIM"));
        var at = await WriteAsync();

        var edges = await Store.EdgesAsync(at, [.. Graph.Edges.Select(edge => edge.Id), new EdgeId("participated-in:person:austin>incident:strike")], Cancellation);

        Assert.Equal(["INITIATOR", "VICTIM"], edges.Values.Select(stored => stored.Edge.Properties.Text("role")).Order());
    }

    [Fact]
    public async Task An_edge_keeps_its_ends_as_entered_while_they_are_merged()
    {
        var (lloyd, austin, pentagon) = (Some.Person("lloyd"), Some.Person("austin"), Some.Organisation("pentagon"));
        Graph.Put(lloyd, austin, pentagon).Relate(EdgeKinds.MemberOf, austin, pentagon).Judge(lloyd, austin);
        var at = await WriteAsync();
        var id = Assert.Single(Graph.Edges).Id;

        Assert.Equal(austin.Id, (await Store.EdgesAsync(at, [id], Cancellation))[id].Edge.From);
        Assert.Empty(await Store.EdgesAsync(at, [new EdgeId("member-of:person:lloyd>organisation:pentagon")], Cancellation));
    }

    [Fact]
    public async Task Edges_resting_on_a_claim_or_a_document_are_found_by_version_and_paged()
    {
        var (strike, claim, other, article) = (Some.Incident("strike"), Some.Claim("said"), Some.Claim("other"), Some.Document("article"));
        Graph.Put(strike, claim, other, article);
        for (var i = 0; i < 5; i++)
        {
            var place = Some.Location($"place-{9 - i}");
            Graph.Put(place).Relate(new Edge(EdgeKinds.OccurredAt, strike.Id, place.Id) { AccordingTo = i % 2 == 0 ? [claim.Id, other.Id] : [other.Id], Evidence = [new Evidence(article.Id, new PageSelector($"{i}")), new Evidence(article.Id, new PageSelector("x"))] });
        }
        var at = await WriteAsync();
        Graph.Retract(Graph.Edges.First(edge => edge.To == Some.Location("place-9").Id).Id);
        await WriteAsync();

        var first = (await Store.RestingOnAsync(at, [claim.Id, other.Id, article.Id, strike.Id], new PageOf(3), Cancellation));
        var rest = (await Store.RestingOnAsync(at, [article.Id], new PageOf(3, first[article.Id].Next), Cancellation))[article.Id];
        var later = (await Store.RestingOnAsync(at + 1, [claim.Id], new PageOf(3), Cancellation))[claim.Id];

        Assert.Equal([1, 3, 5], first[claim.Id].Items.Select(edge => edge.Version));
        Assert.Equal([1, 2, 3], first[article.Id].Items.Select(edge => edge.Version));
        Assert.Equal((false, true, null), (first[claim.Id].HasMore, first[other.Id].HasMore, first[claim.Id].Next));
        Assert.Empty(first[strike.Id].Items);
        Assert.Equal([4, 5], rest.Items.Select(edge => edge.Version));
        Assert.False(rest.HasMore);
        Assert.Equal([1, 3], later.Items.Select(edge => edge.Version));
    }

    [Fact]
    public async Task What_rests_on_a_member_rests_on_it_as_entered()
    {
        var (strike, place, said, repeated) = (Some.Incident("strike"), Some.Location("odesa"), Some.Claim("said"), Some.Claim("repeated"));
        Graph.Put(strike, place, said, repeated).Relate(new Edge(EdgeKinds.OccurredAt, strike.Id, place.Id) { AccordingTo = [repeated.Id] }).Judge(said, repeated);
        var at = await WriteAsync();

        var resting = await Store.RestingOnAsync(at, [said.Id, repeated.Id], new PageOf(10), Cancellation);

        Assert.Empty(resting[said.Id].Items);
        Assert.Single(resting[repeated.Id].Items);
    }

    [Fact]
    public async Task A_key_leads_to_the_oldest_node_that_has_it_at_the_revision()
    {
        var (first, second) = (Some.Person("first", more: Some.Tags("pentagon", "general")), Some.Person("second", more: Some.Tags("pentagon")));
        Graph.Put(first, second);
        await WriteAsync();
        Graph.Put(Some.Person("first", more: Some.Tags("general")));
        await WriteAsync();
        Graph.Put(Some.Person("first", "Renamed", Some.Tags("general")));
        await WriteAsync();
        Graph.Retract(second);
        await WriteAsync();

        async Task<string> Found(long at) =>
            string.Join(' ', (await Store.KeysAsync(at, "tags", ["pentagon", "general", "PENTAGON", "none"], Cancellation)).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={Slug(pair.Value)}"));

        Assert.Equal("general=first pentagon=first", await Found(1));
        Assert.Equal("general=first pentagon=second", await Found(2));
        Assert.Equal("general=first pentagon=second", await Found(3));
        Assert.Equal("general=first", await Found(4));
        Assert.Empty(await Store.KeysAsync(1, "externalIds", ["pentagon"], Cancellation));
    }

    [Fact]
    public async Task External_ids_are_keys_of_their_dataset_and_id()
    {
        Graph.Put(Some.Organisation("mod", more: Some.ExternalIds(new ExternalId("wikidata", "Q1"), new ExternalId("acled", "Military Forces of Russia (2000-)"))));
        var at = await WriteAsync();

        var found = await Store.KeysAsync(at, "externalIds", ["wikidata Q1", "acled Military Forces of Russia (2000-)", "Q1"], Cancellation);

        Assert.Equal(["acled Military Forces of Russia (2000-)", "wikidata Q1"], found.Keys.Order());
    }

    [Fact]
    public async Task Five_thousand_keys_are_one_question()
    {
        Graph.Put(Some.Person("austin", more: Some.Tags("tag-4999")));
        var at = await WriteAsync();

        var found = await Store.KeysAsync(at, "tags", [.. Enumerable.Range(0, 5000).Select(i => $"tag-{i}")], Cancellation);

        Assert.Equal(["tag-4999"], found.Keys);
    }

    [Fact]
    public async Task Texts_are_kept_under_their_hash()
    {
        var text = "WASHINGTON — «Austin» \U0001F4DE\nspoke.\n";
        var hash = Graph.Store(text);
        Graph.Put(Some.Document("article", more: ("sha256", hash)));
        await WriteAsync();
        Graph.Store(text);
        await WriteAsync();

        var texts = await Store.TextsAsync([hash, new string('0', 64)], Cancellation);

        Assert.Equal([new KeyValuePair<string, string>(hash, text)], texts);
    }

    [Fact]
    public async Task Settings_keep_what_was_put_last()
    {
        var settings = Store.Settings;
        await settings.PutAsync("views", "b", """{"name":"first"}""", Cancellation);
        await settings.PutAsync("views", "b", """{"name":"Одеса"}""", Cancellation);
        await settings.PutAsync("views", "a", "1", Cancellation);
        await settings.PutAsync("views", "B", "2", Cancellation);
        await settings.PutAsync("keys", "a", "3", Cancellation);
        await using var other = await OpenAgainAsync();

        Assert.Equal("""{"name":"Одеса"}""", await settings.GetAsync("views", "b", Cancellation));
        Assert.Equal([("B", "2"), ("a", "1"), ("b", """{"name":"Одеса"}""")], await other.Settings.ListAsync("views", Cancellation));
        Assert.True(await settings.DeleteAsync("views", "b", Cancellation));
        Assert.False(await settings.DeleteAsync("views", "b", Cancellation));
        Assert.Null(await settings.GetAsync("views", "b", Cancellation));
        Assert.Equal("3", await other.Settings.GetAsync("keys", "a", Cancellation));
        Assert.Empty(await settings.ListAsync("nothing", Cancellation));
        Assert.Equal(["keys", "views"], await other.Settings.ScopesAsync(Cancellation));
    }
}
