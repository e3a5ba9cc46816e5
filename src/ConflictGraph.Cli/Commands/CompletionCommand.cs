using System.CommandLine;
using System.Text;

namespace ConflictGraph.Cli.Commands;

sealed class CompletionCommand : CgraphCommand
{
    static readonly Dictionary<string, string> Scripts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = """
            # cgraph completion for bash: eval "$(cgraph completion bash)"
            _cgraph() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _cgraph cgraph

            """,
        ["zsh"] = """
            # cgraph completion for zsh: eval "$(cgraph completion zsh)"
            _cgraph() {
                local -a words_found
                words_found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -- $words_found
                _files
            }
            compdef _cgraph cgraph

            """,
        ["fish"] = """
            # cgraph completion for fish: cgraph completion fish | source
            function __cgraph_complete
                set -l line (commandline -p)
                cgraph "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c cgraph -a '(__cgraph_complete)'

            """,
        ["powershell"] = """
            # cgraph completion for PowerShell: cgraph completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName cgraph -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                & cgraph "[suggest:$cursorPosition]" $commandAst.ToString() 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };

    readonly Argument<string> shell;

    public CompletionCommand() : base("completion", "The script that completes cgraph's commands in your shell.")
    {
        shell = Takes<string>("SHELL", "bash, zsh, fish or powershell");
        shell.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. Scripts.Keys]);
    }

    public override Purpose Purpose => Purpose.Learn;

    public override IReadOnlyList<string> Examples => ["completion bash", "completion fish"];

    public override async Task<ExitCode> RunAsync(ParseResult asked, Desk desk, CancellationToken cancellation)
    {
        await desk.Out.WriteAsync(Encoding.UTF8.GetBytes(Scripts[asked.GetRequiredValue(shell)].ReplaceLineEndings("\n")), cancellation);
        return ExitCode.Done;
    }
}
