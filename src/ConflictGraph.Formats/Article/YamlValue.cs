namespace ConflictGraph.Formats.Article;

/// <summary>Where something stands in the file, from 1.</summary>
readonly record struct Place(int Line, int Column);

/// <summary>A part of a YAML file that still knows where it stands. Every value is text until its key says otherwise.</summary>
abstract record YamlValue(Place Place);

sealed record YamlText(Place Place, string Text) : YamlValue(Place);

sealed record YamlList(Place Place, IReadOnlyList<YamlValue> Items) : YamlValue(Place);

sealed record YamlMap(Place Place, IReadOnlyList<YamlEntry> Entries) : YamlValue(Place);

sealed record YamlEntry(YamlText Key, YamlValue Value);
