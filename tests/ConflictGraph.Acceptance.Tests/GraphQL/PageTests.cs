using System.Text.Json;

namespace ConflictGraph.Acceptance.Tests.GraphQL;

public class PageTests(SampleOperationTests.Briefing briefing) : IClassFixture<SampleOperationTests.Briefing>
{
    /// <summary>A connection as it is asked, with @ where its page goes, and what tells its items apart.</summary>
    public static TheoryData<string, string> Connections => new()
    {
        { "entities(@)", "id" },
        { "node(id: \"incident:crimea-attack\") { ... on Entity { x: relations(@)", "id" },
        { "node(id: \"incident:crimea-attack\") { ... on Entity { x: relations(events: EDGES, @)", "id" },
        { "node(id: \"incident:crimea-attack\") { ... on Entity { x: neighbours(events: NODES, @)", "id" },
        { "node(id: \"incident:crimea-attack\") { ... on Entity { x: history(@)", "operation after" },
        { "node(id: \"weapon:atacms\") { ... on Entity { x: claimsAbout(@)", "id" },
        { "changes(since: {revision: 0}, @)", "operation entity { id } relation { id }" },
        { "revisions(@)", "number" },
        { "whoSaidWhat(text: \"ATACMS Crimea Ukraine\", @)", "entity { id }" },
        { "whoSaidWhat(about: [\"incident:crimea-attack\", \"weapon:atacms\"], orderBy: NAME, @)", "entity { id }" },
        { "search(text: \"attack\", @)", "entity { id }" },
        { "document(id: \"document:briefing\") { x: citations(@)", "evidence { id }" },
        { "document(id: \"document:briefing\") { x: claims(@)", "id" },
        { "claim(id: \"claim:russia-atacms-crimea\") { x: basisOf(@)", "id" },
        { "disagreements(@)", "id" },
        { "identityCandidates(@)", "a { id } b { id }" },
    };

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Pages_of_three_hold_what_one_page_does(string connection, string item)
    {
        var all = await PageAsync(connection, item, "first: 100");
        var items = new List<string>();
        var counts = new HashSet<string>();
        for (string? after = null; ;)
        {
            var page = await PageAsync(connection, item, after is null ? "first: 3" : $"first: 3, after: \"{after}\"");
            items.AddRange(Items(page));
            counts.Add(page.GetProperty("totalCount").ToString());
            var info = page.GetProperty("pageInfo");
            Assert.Equal(after is not null, info.GetProperty("hasPreviousPage").GetBoolean());
            if (!info.GetProperty("hasNextPage").GetBoolean())
                break;
            after = info.GetProperty("endCursor").GetString();
        }

        Assert.Equal(Items(all), items.Take(100));
        Assert.Equal(all.GetProperty("totalCount").ToString(), Assert.Single(counts));
        Assert.Equal(items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), counts.Single());
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task A_page_may_go_on_from_the_cursor_of_any_item(string connection, string item)
    {
        var three = await PageAsync(connection, item, "first: 3");
        var cursors = three.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("cursor").GetString()).ToList();

        Assert.Equal(cursors.Count, cursors.Distinct().Count());
        for (var i = 0; i < cursors.Count - 1; i++)
        {
            var rest = await PageAsync(connection, item, $"first: 2, after: \"{cursors[i]}\"");
            Assert.Equal(Items(three).Skip(i + 1).Take(2), Items(rest).Take(2 - i));
        }
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task A_forged_cursor_is_refused(string connection, string item)
    {
        foreach (var cursor in (string[])["nonsense", "YWJjZGVmMTIzNDU2Cj0xCj0yCj0z", "", "%%%"])
        {
            var answer = await briefing.Server.AskAsync(Query(connection, item, $"after: \"{cursor}\""));
            Assert.Equal("BAD_CURSOR", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        }
    }

    async Task<JsonElement> PageAsync(string connection, string item, string page)
    {
        var answer = await briefing.Server.DataAsync(Query(connection, item, page));
        while (!answer.TryGetProperty("totalCount", out _))
            answer = answer.EnumerateObject().Single().Value;
        return answer;
    }

    static string Query(string connection, string item, string page) =>
        $"{{ {connection.Replace("@", page, StringComparison.Ordinal)} {{ totalCount edges {{ cursor }} nodes {{ {item} }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} {string.Concat(connection.Where(letter => letter == '{').Skip(connection.Contains("since", StringComparison.Ordinal) ? 1 : 0).Select(_ => "} "))} }}";

    static List<string> Items(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(item => item.ToString())];
}
