using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ConflictGraph.Cli.Rendering;

/// <summary>
/// What goes to the standard output for people: lines that wrap at the terminal's width under their own indentation, and tables that fit it. Nothing is ever cut.
/// Into a file or a pipe it goes without colour, at a width of its own.
/// </summary>
sealed class AnswerPage : IDisposable
{
    const int WidthOfFiles = 120;
    const int Narrowest = 40;
    const int Hanging = 2;

    readonly LineEndWriter writer;
    readonly IAnsiConsole console;

    public AnswerPage(Desk desk)
    {
        writer = new LineEndWriter(new StreamWriter(desk.Out, new UTF8Encoding(false), leaveOpen: true));
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = desk.HasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = desk.HasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        Width = Math.Max(Narrowest, desk.Width ?? (int.TryParse(desk.Variable("COLUMNS"), out var columns) ? columns : WidthOfFiles));
        console.Profile.Width = Width;
    }

    public int Width { get; }

    public void Blank() => console.WriteLine();

    /// <summary>A heading of the answer.</summary>
    public void Title(string text) => Line(0, (text, Tone.Strong));

    public void Line(string text) => Line(0, (text, Tone.Normal));

    /// <summary>A paragraph; what does not fit goes on a little further in, so that each beginning is seen.</summary>
    public void Line(int indent, params IReadOnlyList<(string Text, Tone Tone)> parts)
    {
        var runs = new List<Segment>();
        var run = new StringBuilder().Append(' ', indent);
        var (column, next) = (indent, indent + Hanging);
        foreach (var (text, tone) in parts)
        {
            foreach (var word in WordsOf(Plain.Of(text).Replace('\n', ' ')).SelectMany(word => Pieces(word, Width - next)))
            {
                if (column + Cells(word) > Width && column > next)
                {
                    EndRun(tone);
                    runs.Add(Segment.LineBreak);
                    run.Append(' ', next);
                    column = next;
                    if (word == " ")
                        continue;
                }
                run.Append(word);
                column += Cells(word);
            }
            EndRun(tone);
        }
        console.Write(new Ready(runs));
        EndLine();

        void EndRun(Tone tone)
        {
            runs.Add(new Segment(run.ToString(), StyleOf(tone)));
            run.Clear();
        }
    }

    /// <summary>A word that fits no line goes over several; never within a surrogate pair.</summary>
    static IEnumerable<string> Pieces(string word, int width)
    {
        while (Cells(word) > width)
        {
            var cut = Math.Min(width, word.Length - 1);
            if (char.IsLowSurrogate(word[cut]))
                cut--;
            if (cut < 1)
                break;
            yield return word[..cut];
            word = word[cut..];
        }
        yield return word;
    }

    /// <summary>Lines that are broken already.</summary>
    sealed class Ready(IReadOnlyList<Segment> segments) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => segments;
    }

    static int Cells(string word) => new Segment(word).CellCount();

    static IEnumerable<string> WordsOf(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ')
                continue;
            if (i > start)
                yield return text[start..i];
            yield return " ";
            start = i + 1;
        }
        if (start < text.Length)
            yield return text[start..];
    }

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        var cells = rows.Select(row => row.Select(Plain.Line).ToArray()).ToList();
        for (var i = 0; i < headings.Count; i++)
        {
            // Words that are copied, such as ids and kinds, stay in one piece where there is room.
            var longest = cells.Select(row => row[i].Length).DefaultIfEmpty().Max();
            table.AddColumn(new TableColumn(new Text(headings[i], StyleOf(Tone.Quiet)))
            {
                Padding = new Padding(0, 0, i == headings.Count - 1 ? 0 : 2, 0),
                NoWrap = longest <= Width / 3 && cells.All(row => !row[i].Contains(' ', StringComparison.Ordinal)),
            });
        }
        foreach (var row in cells)
            table.AddRow(row.Select(cell => new Text(cell) { Overflow = Overflow.Fold }));
        console.Write(table);
        EndLine();
    }

    public void Dispose() => writer.Dispose();

    // Spectre ends some renderables with a line break and some without.
    void EndLine()
    {
        if (!writer.IsAtLineStart)
            console.WriteLine();
    }

    static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(foreground: Color.Grey),
        Tone.Doubt => new Style(foreground: Color.Olive),
        Tone.Denial => new Style(foreground: Color.Maroon),
        Tone.Quote => new Style(foreground: Color.Teal),
        _ => Style.Plain,
    };
}

/// <summary>How a piece of text is meant. Nothing is told by colour alone: the words say it too.</summary>
enum Tone
{
    Normal,
    Strong,
    Quiet,
    Quote,

    /// <summary>Alleged, suggested, inferred.</summary>
    Doubt,

    /// <summary>Denied, disputed, taken back.</summary>
    Denial,
}
