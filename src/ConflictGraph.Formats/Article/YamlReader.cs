using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ConflictGraph.Formats.Article;

/// <summary>Reads the YAML that article files are written in: maps, lists and text. Anchors, aliases and tags, which make a file say more than it shows, are refused.</summary>
sealed class YamlReader(Reading reading)
{
    // Far more than the format has levels; a file of brackets alone must not exhaust the stack.
    const int Deepest = 40;

    /// <summary>Null when there is nothing to go on with.</summary>
    public YamlValue? Read(string yaml)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return null;
            var value = Next(parser, 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                reading.Refuse(PlaceOf(second), "BAD_INPUT", "A file holds one report. Put what follows '---' into a file of its own.");
            return value;
        }
        catch (YamlException error)
        {
            reading.Refuse(PlaceOf(error.Start), "BAD_INPUT", $"This is not YAML: {error.Message}");
            return null;
        }
    }

    YamlValue Next(Parser parser, int depth)
    {
        if (depth > Deepest)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"it goes more than {Deepest} levels deep");
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            reading.Refuse(PlaceOf(alias), "BAD_INPUT", $"Aliases are not read. Write out what '*{alias.Value}' stands for; text that begins with * needs quotation marks.");
            return new YamlText(PlaceOf(alias), "*" + alias.Value);
        }
        if (parser.Current is NodeEvent node)
            RefuseMarks(node);
        if (parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(PlaceOf(scalar), scalar.Value);
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Next(parser, depth + 1));
                RefuseEmpty(items[^1], items[^1].Place, "An item of this list");
            }
            return new YamlList(PlaceOf(list), items);
        }
        var map = parser.Consume<MappingStart>();
        return new YamlMap(PlaceOf(map), Entries(parser, depth));
    }

    List<YamlEntry> Entries(Parser parser, int depth)
    {
        var entries = new List<YamlEntry>();
        var met = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Next(parser, depth + 1);
            var value = Next(parser, depth + 1);
            if (key is not YamlText name)
                reading.Refuse(key.Place, "BAD_INPUT", "A key is text.");
            else if (!met.TryAdd(name.Text, name.Place))
                reading.Refuse(name.Place, "BAD_INPUT", $"'{name.Text}' stands here for the second time; the first is on line {met[name.Text].Line}. Put both under one.");
            else
            {
                RefuseEmpty(value, name.Place, $"'{name.Text}'");
                entries.Add(new YamlEntry(name, value));
            }
        }
        return entries;
    }

    void RefuseMarks(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            reading.Refuse(PlaceOf(node), "BAD_INPUT", $"Anchors are not read: '&{node.Anchor.Value}'. Text that begins with & needs quotation marks.");
        if (!node.Tag.IsEmpty)
            reading.Refuse(PlaceOf(node), "BAD_INPUT", $"Tags are not read: '{node.Tag.Value}'. Text that begins with ! needs quotation marks.");
    }

    void RefuseEmpty(YamlValue value, Place at, string what)
    {
        if (value is YamlText { Text: "" } or YamlList { Items.Count: 0 } or YamlMap { Entries.Count: 0 })
            reading.Refuse(at, "BAD_INPUT", $"{what} is empty. Leave it out, or say something.");
    }

    static Place PlaceOf(ParsingEvent part) => PlaceOf(part.Start);

    static Place PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
