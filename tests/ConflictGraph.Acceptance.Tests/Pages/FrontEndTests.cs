using System.Net;
using System.Net.Sockets;
using ConflictGraph.Acceptance.Tests.Cli;
using ConflictGraph.Cli;

namespace ConflictGraph.Acceptance.Tests.Pages;

/// <summary>The pages of <c>samples/front-ends</c>, built as their README says, beside the tool that serves the sample.</summary>
public class FrontEndTests
{
    static readonly string Folder = Repository.PathOf("samples", "front-ends");

    [Fact]
    public async Task Each_is_built_from_the_schema_draws_what_the_service_answers_and_takes_no_name_for_HTML()
    {
        await Browser.BuildAsync(Folder);
        using var tool = new Tool();
        var port = FreePort();
        using var server = await Served.StartAsync(tool.Folder, ["dotnet", typeof(Cgraph).Assembly.Location], "--sample", "--allow-origin", $"http://127.0.0.1:{port}");

        await Browser.VisitAsync(Folder, "pages.mjs", server.Address, $"{port}");
    }

    /// <summary>The pages' own, known before the service starts, since that must let them in.</summary>
    static int FreePort()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }
}
