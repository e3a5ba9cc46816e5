using ConflictGraph.GraphQL.Execution;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Writing;

public class ViewTests
{
    const string Save = "mutation($input: SaveViewInput!) { saveView(input: $input) { clientMutationId view { id title owner } } }";

    [Fact]
    public async Task A_view_is_kept_with_its_places_and_found_again()
    {
        await using var article = await SomeArticle.EnterAsync();
        var reader = await article.AsAsync(CallerRole.READER);

        var saved = await reader.DataAsync("""mutation { saveView(input: { title: "Odesa", description: "The strike", revision: 1, nodeIds: ["incident:odesa"], positions: { a: [1, 2.5] }, state: { panel: "map", open: true, none: null } }) { view { id } } }""");
        var id = saved.GetProperty("saveView").GetProperty("view").GetProperty("id").GetString();
        var found = await reader.DataAsync("query($id: ID!) { view(id: $id) { title description owner revision nodeIds positions state } views { totalCount nodes { title } } none: view(id: \"view:none\") { title } }", new { id });

        Assert.Equal(
            """{"view":{"title":"Odesa","description":"The strike","owner":"Ines","revision":1,"nodeIds":["incident:odesa"],"positions":{"a":[1,2.5]},"state":{"panel":"map","open":true,"none":null}},"views":{"totalCount":1,"nodes":[{"title":"Odesa"}]},"none":null}""",
            found.ToString());
    }

    [Fact]
    public async Task A_view_is_its_owner_s_and_editors_to_change()
    {
        await using var article = await SomeArticle.EnterAsync();
        var (owner, other, editor) = (await article.AsAsync(CallerRole.READER, "Ines"), await article.AsAsync(CallerRole.CONTRIBUTOR, "Jo"), await article.AsAsync(CallerRole.EDITOR, "Kim"));
        object View(string? id, string title) => new { input = new { id, title, revision = 1, nodeIds = Array.Empty<string>(), state = new { } } };
        var id = (await owner.DataAsync(Save, View(null, "Mine"))).GetProperty("saveView").GetProperty("view").GetProperty("id").GetString();

        Assert.Equal(("FORBIDDEN", "input.id"), await other.RefusedAsync(Save, View(id, "Theirs")));
        Assert.Equal("""{"saveView":{"clientMutationId":null,"view":{"id":"#","title":"Ours","owner":"Ines"}}}""".Replace("#", id, StringComparison.Ordinal), (await editor.DataAsync(Save, View(id, "Ours"))).ToString());
        Assert.Equal("""{"deleteView":{"id":"#"}}""".Replace("#", id, StringComparison.Ordinal), (await owner.DataAsync("mutation($id: ID!) { deleteView(input: { id: $id }) { id } }", new { id })).ToString());
        Assert.Equal(("UNKNOWN_NODE", "input.id"), await owner.RefusedAsync(Save, View(id, "Gone")));
    }

    [Fact]
    public async Task The_same_request_again_saves_no_second_view()
    {
        await using var article = await SomeArticle.EnterAsync();
        var input = new { clientMutationId = "tab-1", title = "Odesa", revision = 1, nodeIds = Array.Empty<string>(), state = new { } };

        var (first, again) = (await article.Server.DataAsync(Save, new { input }), await article.Server.DataAsync(Save, new { input }));

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal("""{"views":{"totalCount":1}}""", (await article.Server.DataAsync("{ views { totalCount } }")).ToString());
    }
}
