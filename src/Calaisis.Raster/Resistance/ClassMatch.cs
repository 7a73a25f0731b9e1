using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Resistance;

/// <summary>How the rows of a friction table find the classes of a source.</summary>
public sealed record ClassMatch
{
    ClassMatch(string? group, Legend? legend)
    {
        Group = group;
        Legend = legend;
    }

    /// <summary>BioDispersal's group whose rows count; null takes every row by its code.</summary>
    public string? Group { get; }

    /// <summary>
    /// What turns the codes of the table into the numbers in the cells; null where they are those numbers.
    /// </summary>
    public Legend? Legend { get; }

    /// <summary>
    /// Whether a name in BioDispersal's column <c>class</c> is that of a group, or of one of its classes.
    /// </summary>
    public static bool IsOfGroup(string name, string group)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Equals(group, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(group + "_", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// By the column <c>code</c>: a code of the legend (<c>CS1.1.1</c>, <c>1.1.1</c> and <c>111</c> are the same), or
    /// the number in the cells where the source has no legend.
    /// </summary>
    public static ClassMatch ByCode(Legend? legend = null) => new(null, legend);

    /// <summary>
    /// By the column <c>class</c> of BioDispersal: the rows <c>group_value</c> answer the value, a row that is just the
    /// group answers every cell with data that has no row of its own. The value is looked up like a code.
    /// </summary>
    public static ClassMatch ByGroup(string group, Legend? legend = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        return new(group, legend);
    }
}
