namespace ConflictGraph.Wording;

/// <summary>The writing a name is in.</summary>
public enum Script
{
    Latin,
    Cyrillic,
    Arabic,
    Greek,
    Hebrew,
    Han,
    Other,
}

/// <summary>Tells a name's script by most of its letters; of equally many the first met.</summary>
public static class Scripts
{
    /// <summary>The script of most letters; OTHER for a name without any.</summary>
    public static Script Of(string name)
    {
        Span<int> counts = stackalloc int[(int)Script.Other + 1];
        var most = Script.Other;
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetter(name, i))
                continue;
            var script = Of(char.ConvertToUtf32(name, i));
            if (++counts[(int)script] > counts[(int)most])
                most = script;
        }
        return most;
    }

    static Script Of(int letter) => letter switch
    {
        <= 0x024F or (>= 0x1E00 and <= 0x1EFF) or (>= 0x2C60 and <= 0x2C7F) or (>= 0xFB00 and <= 0xFB06) or (>= 0xFF21 and <= 0xFF5A) => Script.Latin,
        >= 0x0370 and <= 0x03FF or (>= 0x1F00 and <= 0x1FFF) => Script.Greek,
        >= 0x0400 and <= 0x052F or (>= 0x1C80 and <= 0x1C8F) or (>= 0x2DE0 and <= 0x2DFF) or (>= 0xA640 and <= 0xA69F) => Script.Cyrillic,
        >= 0x0590 and <= 0x05FF or (>= 0xFB1D and <= 0xFB4F) => Script.Hebrew,
        >= 0x0600 and <= 0x06FF or (>= 0x0750 and <= 0x077F) or (>= 0x08A0 and <= 0x08FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) => Script.Arabic,
        >= 0x2E80 and <= 0x2FDF or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => Script.Han,
        _ => Script.Other,
    };
}
