using System.Text;

namespace ConflictGraph.Cli.Rendering;

/// <summary>Leaves out blanks before a line break, which tables pad their last column with, and ends lines with a line feed everywhere.</summary>
sealed class LineEndWriter(TextWriter inner) : TextWriter
{
    readonly StringBuilder blanks = new();

    public override Encoding Encoding => inner.Encoding;

    public bool IsAtLineStart { get; private set; } = true;

    public override void Write(char value)
    {
        switch (value)
        {
            case ' ':
                blanks.Append(value);
                return;
            case '\r':
                return;
            case '\n':
                blanks.Clear();
                inner.Write('\n');
                IsAtLineStart = true;
                return;
        }
        if (blanks.Length > 0)
        {
            inner.Write(blanks.ToString());
            blanks.Clear();
        }
        inner.Write(value);
        IsAtLineStart = false;
    }

    public override void Write(string? value)
    {
        foreach (var character in value ?? "")
            Write(character);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        for (var i = index; i < index + count; i++)
            Write(buffer[i]);
    }

    public override void Flush() => inner.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
