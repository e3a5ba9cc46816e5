using System.Text;

namespace ConflictGraph.Cli;

/// <summary>The page docs/cli.md: how the tool behaves everywhere, and each command's help.</summary>
static class CliPage
{
    public static string Markdown()
    {
        var root = CommandTree.Build();
        var text = new StringBuilder();
        text.Append("""
            # The command line

            One tool, `cgraph`, serves, fills, asks and looks after a graph. This page is written from `cgraph --help`; a test keeps it so.

            ## Everywhere
            - **The store** is a file, `conflictgraph.db` in the working directory unless `--store` or `CONFLICTGRAPH_STORE` names another. Commands work on it beside a running `serve`, which notices what they commit.
            - **Or a Neo4j server**: `https://…`, `http://…`, `neo4j://…`, `neo4j+s://…`, `bolt://…`; another database than `neo4j` by `?database=NAME`. User and password come from `CONFLICTGRAPH_NEO4J_USER` (default: neo4j) and `CONFLICTGRAPH_NEO4J_PASSWORD`, or `CONFLICTGRAPH_NEO4J_PASSWORD_FILE` with a file that holds it, never from the command line: an address with a password in it is refused. `backup` and `restore` are for files and say what to use instead; `cgraph copy` moves a graph between the two.
            - **The standard output carries the answer**, the standard error everything else, so that pipes work. `--json` is there on every command that answers.
            - **Names are taken for ids** where one thing has that name, and which one is said; where several have it they are listed and nothing is done.
            - **As of.** `--as-of` takes a revision's number, a date (its end, UTC), an instant or the id of a change set. `--published-until` takes a date: what was public by then.
            - **Nothing is cut in silence.** Tables fit the terminal by wrapping; an answer that shows a part says so ("Showing 20 of 43"). Into a file or a pipe lines are 120 wide, or `COLUMNS`.
            - **Colour** on a terminal only, and not when `NO_COLOR` is set. It never says anything that the words do not.
            - **Ctrl-C** stops at a whole change set; running the command again goes on.
            - **Completion**: `cgraph completion bash` (zsh, fish, powershell) prints the script for your shell.

            | exit code | means |
            |---|---|
            | 0 | done |
            | 1 | the check or the question found something wrong: no such thing, several of that name, a fault in the store, a conflict |
            | 2 | the command was misused |
            | 3 | bad input data |
            | 4 | the store is not to be had |
            | 130 | interrupted |

            ## Commands

            """.ReplaceLineEndings("\n"));
        foreach (var (path, command) in HelpText.CommandsOf(root))
            text.Append($"\n### {path}\n```\n{HelpText.Of(command)}```\n");
        return text.ToString();
    }
}
