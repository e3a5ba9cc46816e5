using ConflictGraph.Neo4j;

namespace ConflictGraph.Storage.Tests.Neo4j;

public sealed class ConnectionAddressTests
{
    static readonly bool HasDriver = typeof(Connections).Assembly.GetType("ConflictGraph.Neo4j.Bolt.BoltConnection") is not null;

    [Theory]
    [InlineData("bolt://graph:7687", "http://graph:7474/")]
    [InlineData("neo4j://graph", "http://graph:7474/")]
    [InlineData("neo4j+s://graph:7687", "https://graph:7473/")]
    [InlineData("bolt+ssc://[::1]:7687", "https://[::1]:7473/")]
    [InlineData("neo4j+s://abcd1234.databases.neo4j.io", "https://abcd1234.databases.neo4j.io/")]
    public void Each_address_of_the_driver_has_one_for_the_query_api(string address, string http) => Assert.Equal(http, Connections.HttpOf(new Uri(address)).ToString());

    [Fact]
    public void Without_the_driver_the_error_names_the_address_that_works()
    {
        Assert.SkipWhen(HasDriver, "The driver is in this build.");

        var error = Assert.Throws<StoreException>(() => Connections.To(new Neo4jOptions(new Uri("neo4j://graph:7687"))));

        Assert.Equal(StoreException.Unavailable, error.Code);
        Assert.Equal("neo4j:// needs Neo4j.Driver, which is not in this build: build with -p:Neo4jDriver=true. http://graph:7474 reaches the same server without it.", error.Message);
    }

    [Fact]
    public void An_address_with_a_password_in_it_is_refused_and_not_repeated()
    {
        var error = Assert.Throws<StoreException>(() => Connections.To(new Neo4jOptions(new Uri("http://neo4j:sesame@graph:7474"))));

        Assert.DoesNotContain("sesame", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_ways_to_a_server_are_refused() =>
        Assert.Contains("http, https, bolt or neo4j", Assert.Throws<StoreException>(() => Connections.To(new Neo4jOptions(new Uri("ftp://graph")))).Message, StringComparison.Ordinal);
}
