namespace ConflictGraph.Formats.Article;

/// <summary>The parts of a map, by key.</summary>
sealed class Fields(Reading reading, YamlMap map)
{
    public Place Place => map.Place;

    public IReadOnlyList<YamlEntry> Entries => map.Entries;

    public YamlValue? this[string key] => map.Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    public bool Has(string key) => this[key] is not null;

    public bool HasAny(params IEnumerable<string> keys) => keys.Any(Has);

    /// <summary>Where the key stands; the map itself where it does not.</summary>
    public Place PlaceOf(string key) => map.Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Key.Place ?? map.Place;

    public string? Text(string key) => this[key] is { } value ? reading.Text(value, $"'{key}'") : null;

    /// <summary>Text that must be there.</summary>
    public string? Needed(string key, string what)
    {
        if (!Has(key))
            reading.Refuse(map.Place, $"{what} needs '{key}'.");
        return Text(key);
    }

    public long? Whole(string key)
    {
        if (this[key] is not { } value || reading.Text(value, $"'{key}'") is not { } text)
            return null;
        if (long.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(value.Place, $"'{key}' is a whole number, not '{text}'.");
        return null;
    }

    public double? Decimal(string key)
    {
        if (this[key] is not { } value || reading.Text(value, $"'{key}'") is not { } text)
            return null;
        if (double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        reading.Refuse(value.Place, $"'{key}' is a number, not '{text}'.");
        return null;
    }

    public bool Flag(string key)
    {
        if (this[key] is not { } value || reading.Text(value, $"'{key}'") is not { } text)
            return false;
        if (text is not ("true" or "false"))
            reading.Refuse(value.Place, $"'{key}' is true or false, not '{text}'.");
        return text == "true";
    }
}
