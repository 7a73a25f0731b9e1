namespace Calaisis.Raster.Parameters;

/// <summary>Where something stands in a file, counted from 1; 0, 0 on the command line.</summary>
public readonly record struct Mark(int Line, int Column)
{
    /// <summary>The file, as a document may come from several; null on the command line.</summary>
    public DocumentFile? File { get; init; }
}

/// <summary>A file that is a document or a part of it.</summary>
/// <param name="Place">Its name in messages.</param>
/// <param name="Folder">Where its relative paths start.</param>
public sealed record DocumentFile(string Place, string Folder);

/// <summary>One value of a document, whatever syntax it was written in (YAML, command line), with its place.</summary>
public abstract record Node(Mark Mark)
{
    /// <summary>What was found, in words: "a list", "the text 'abc'".</summary>
    public abstract Sentence Found { get; }
}

/// <summary>A single value. Numbers and truth values are recognised when written without quotes.</summary>
/// <param name="Mark">Where it stands.</param>
/// <param name="Text">As written, without quotes.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The number, where it is one.</param>
public sealed record ScalarNode(Mark Mark, string Text, ScalarKind Kind, double Number = 0) : Node(Mark)
{
    public override Sentence Found => Kind switch
    {
        ScalarKind.Null => $"nothing",
        ScalarKind.Number => $"the number {Shown.Cut(Text)}",
        ScalarKind.Boolean => $"{Text}",
        _ => $"the text '{Shown.Cut(Text)}'",
    };
}

/// <summary>What a single value is.</summary>
public enum ScalarKind
{
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>A list of values.</summary>
public sealed record ListNode(Mark Mark, IReadOnlyList<Node> Items) : Node(Mark)
{
    public override Sentence Found => $"a list of {Items.Count} [value|values]";
}

/// <summary>Keys with their values, in the order they were written.</summary>
public sealed record MappingNode(Mark Mark, IReadOnlyList<MappingEntry> Entries) : Node(Mark)
{
    public override Sentence Found =>
        Entries.Count == 0 ? (Sentence)$"an empty mapping" : $"a mapping with the key '{Shown.Cut(Entries[0].Key)}'";

    /// <summary>Where keys were taken away that another file has here.</summary>
    public IReadOnlyList<MappingEntry> TakenAway { get; init; } = [];

    /// <summary>The entry with that key, or null.</summary>
    public MappingEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>One key of a mapping and its value.</summary>
public sealed record MappingEntry(Mark Mark, string Key, Node Value);
