using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>
/// What a value may be. One description serves for reading and checking it, for the JSON schema that editors use, and
/// for the help on the command line, so that the three cannot disagree.
/// </summary>
public abstract class Spec
{
    /// <summary>What is expected, as it ends the sentence "found ..., expected ...".</summary>
    public abstract Sentence Expected { get; }

    /// <summary>The JSON schema of the value.</summary>
    public abstract JsonObject ToSchema(SchemaWriter writer);

    /// <summary>Reads without knowing the type; null where there were faults (they are in the reading).</summary>
    internal abstract object? ReadObject(Node node, Reading reading);

    /// <summary>How a value of this kind is written in a reference table, for instance <c>10</c>.</summary>
    public virtual string Show(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>A <see cref="Spec"/> whose values are read as <typeparamref name="T"/>.</summary>
public abstract class Spec<T> : Spec
    where T : notnull
{
    /// <summary>
    /// Reads a value; false where it is wrong, and then the faults are in the reading. Never throws for bad input.
    /// </summary>
    public abstract bool TryRead(Node node, Reading reading, out T value);

    internal override object? ReadObject(Node node, Reading reading) =>
        TryRead(node, reading, out var value) ? value : null;

    /// <summary>Notes "found, expected" for a node and returns false.</summary>
    protected bool Refuse(Node node, Reading reading, out T value)
    {
        reading.Add(node.Mark, $"found {node.Found}, expected {Expected}{Advice(node)}");
        value = default!;
        return false;
    }

    /// <summary>An extra word on how to mend it, or nothing.</summary>
    protected virtual Sentence Advice(Node node) => Sentence.Empty;
}
