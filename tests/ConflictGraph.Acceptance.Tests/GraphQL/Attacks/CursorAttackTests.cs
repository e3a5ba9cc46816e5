using System.Text;
using System.Text.Json.Nodes;

namespace ConflictGraph.Acceptance.Tests.GraphQL.Attacks;

/// <summary>Cursors that nobody was given, or that another list gave out.</summary>
public class CursorAttackTests(Attacked attacked) : IClassFixture<Attacked>
{
    const string People = "query($after: String) { people(first: 1, after: $after) { pageInfo { endCursor } nodes { id } } }";

    static readonly SchemaBook Book = SchemaBook.Read();

    [Fact]
    public async Task A_cursor_is_good_for_the_list_that_gave_it_out_alone()
    {
        var cursor = (await attacked.AskAsync(People)).Data!["people"]!["pageInfo"]!["endCursor"]!.GetValue<string>();

        foreach (var asked in (string[])["organisations(first: 1, after: $after)", "people(first: 1, after: $after, orderBy: ENTERED)", "people(first: 1, after: $after, filter: { anonymous: false })", "entities(first: 1, after: $after)", "claims(first: 1, after: $after)", "search(text: \"a\", first: 1, after: $after)", "changes(first: 1, after: $after)", "revisions(first: 1, after: $after)", "views(first: 1, after: $after)"])
            Assert.Equal("BAD_CURSOR", (await attacked.AskAsync($"query($after: String) {{ {asked} {{ pageInfo {{ hasNextPage }} }} }}", new JsonObject { ["after"] = cursor })).Code);
    }

    [Fact]
    public async Task A_cursor_that_was_tampered_with_leads_nowhere_else()
    {
        var cursor = (await attacked.AskAsync(People)).Data!["people"]!["pageInfo"]!["endCursor"]!.GetValue<string>();
        var stamp = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)).Split('\n')[0];
        string[] forged =
        [
            "", " ", "nonsense", "%00", cursor[1..], cursor + "A", cursor + "=", cursor.ToUpperInvariant(), new string('A', 1_000), new string('A', 200_000), "====", "\u0000",
            Of(stamp), Of($"{stamp}\n"), Of($"{stamp}\n=a"), Of($"{stamp}\n=a\n\n"), Of($"{stamp}\n\n\n"), Of($"{stamp}\n=a\n=1\n=1\n=1"), Of($"{stamp}\n=a\n=x\n=y"), Of($"{stamp}\na\n=1\n=1"),
            Of($"{stamp}\n=a\n=99999999999999999999\n=1"), Of($"{stamp}\n=' OR 1=1 --\n\n=1"), Of($"{stamp}\n=a\n\n=-1"), Of($"{stamp}\n=a\n=-9223372036854775808\n=9223372036854775807"), Of($"{stamp}\n\n=1\n=1"), Of($"{stamp}\n\n\n=1"), Of($"{stamp}\n=\u0000\n\n=1"),
        ];

        foreach (var each in forged)
            Assert.Null(Attacked.FaultOf(await attacked.AskAsync(People, new JsonObject { ["after"] = each })));
        await attacked.AnswersStillAsync();
    }

    /// <summary>Whatever the list, parts of the right form and number are not trusted to be of the right sort.</summary>
    [Fact]
    public async Task A_forged_cursor_of_every_list_is_refused_or_read()
    {
        foreach (var place in Book.PlacesFor("Query", "String").Where(place => place.Path is "after" or "before"))
        {
            var (query, variables) = place.Put(null);
            var first = await attacked.AskAsync(query.Replace("{ totalCount nodes { __typename } }", "{ pageInfo { endCursor } }", StringComparison.Ordinal), variables);
            if (first.Data?[place.Field.Name.StringValue]?["pageInfo"]?["endCursor"]?.GetValue<string>() is not { } cursor)
                continue;
            var parts = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)).Split('\n');
            foreach (var part in (string[])["", "=", "=a", "=-1", "=0", "=9223372036854775807", "=-9223372036854775808", "=2147483647", "=1e9", "=person:x", "=\uFFFF"])
                for (var i = 1; i < parts.Length; i++)
                {
                    string[] forged = [.. parts];
                    forged[i] = part;
                    var (again, with) = place.Put(Of(string.Join('\n', forged)));
                    var answer = await attacked.AskAsync(again, with);
                    Assert.True(Attacked.FaultOf(answer) is null, $"{place}, part {i} = {part}: {answer.Text}");
                }
        }
        await attacked.AnswersStillAsync();
    }

    static string Of(string parts) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(parts));
}
