using System.CommandLine;
using System.Text;
using ConflictGraph.GraphQL.Execution;

namespace ConflictGraph.Cli.Commands;

sealed class SchemaCommand : CgraphCommand
{
    public SchemaCommand() : base("schema", "The GraphQL schema, as SDL.") { }

    public override Purpose Purpose => Purpose.Learn;

    public override IReadOnlyList<string> Examples => ["schema", "schema --verbose"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        await desk.Out.WriteAsync(Encoding.UTF8.GetBytes(GraphQLExecutor.SchemaOf(desk.World).TrimEnd() + "\n"), cancellation);
        return ExitCode.Done;
    }
}
