using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Sources;

/// <summary>A vector layer burned on the grid: cells a feature covers take its value, all others are NaN.</summary>
public sealed record VectorSourceSettings(string Name, string Path) : SourceSettings(Name, Path)
{
    /// <summary>
    /// Features drawn in the pipeline file itself, as well-known text in the grid's coordinate system, in place of a
    /// dataset; null for a dataset.
    /// </summary>
    public IReadOnlyList<string>? Drawn { get; init; }

    /// <summary>Layer of the dataset; null for a dataset with one layer (more than one is then an error).</summary>
    public string? Layer { get; init; }

    /// <summary>How the texts of a shapefile are encoded; null for what the file itself says.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>Attribute filter in OGR SQL, for instance <c>IMPORTANCE IN ('1','2')</c>.</summary>
    public string? Where { get; init; }

    /// <summary>Where the filter was declared.</summary>
    public DeclaredAt WhereAt { get; init; }

    /// <summary>Where the layer itself was declared.</summary>
    public DeclaredAt At { get; init; }

    /// <summary>The value burned for every feature; used when <see cref="ValueAttribute"/> is null.</summary>
    public double Value { get; init; } = 1;

    /// <summary>
    /// Attribute whose value is burned: a number, or a text that the legend names. Without a legend, texts are numbered
    /// 1, 2, 3... in ordinal order of the texts that pass the filter (or keep their number where all are whole
    /// numbers), and those numbers are reported as the legend.
    /// </summary>
    public string? ValueAttribute { get; init; }

    /// <summary>
    /// Burns each feature's number instead of a value: 1, 2, 3... by feature id among the features that pass the
    /// filter, wherever they lie.
    /// </summary>
    public bool NumberFeatures { get; init; }

    /// <summary>
    /// Attribute of names: burns the number of each feature's name, 1, 2, 3... in ordinal order of the names that pass
    /// the filter, wherever they lie. The legend then holds the names as labels. A feature without a name is an error.
    /// </summary>
    public string? NumberedBy { get; init; }

    /// <summary>
    /// Real width of lines in metres, drawn as surfaces of that width; null leaves lines as thin as a cell.
    /// </summary>
    public double? WidthMetres { get; init; }

    /// <summary>
    /// Numeric attribute holding the width of each line in metres; <see cref="WidthMetres"/> is then used where it is
    /// null or not positive.
    /// </summary>
    public string? WidthAttribute { get; init; }

    /// <summary>Enlarges every feature by so much on each side, in metres; 0 leaves it as it is.</summary>
    public double BufferMetres { get; init; }

    /// <summary>True burns every cell a feature touches, false only those whose centre it covers.</summary>
    public bool AllTouched { get; init; }

    /// <summary>
    /// Whether no step of 4, 8 or 16 neighbours may lead across a line, or into a surface, past its cells: every cell
    /// that a line's axis or a surface's outline passes through is then burned, too. Null closes lines, but no
    /// surfaces. Points stay as they are.
    /// </summary>
    public bool? Closed { get; init; }

    /// <summary>Whether every feature has to be an area; a line or a point is then an error.</summary>
    public bool AreasOnly { get; init; }

    /// <summary>
    /// The edit whose features they are; null for a source that the file declares. An edit without a feature on the
    /// grid is an error, since it changes nothing.
    /// </summary>
    public EditPlace? Edit { get; init; }

    /// <summary>
    /// Attribute that orders drawing: low numbers first, high ones on top; by <see cref="OrderTexts"/> where these are
    /// given. Null draws in file order.
    /// </summary>
    public string? OrderAttribute { get; init; }

    /// <summary>
    /// What the attribute holds, from the bottom up; their orders are 1, 2, 3... Null for a numeric attribute.
    /// </summary>
    public IReadOnlyList<string>? OrderTexts { get; init; }

    /// <summary>
    /// The order of features whose attribute is empty, or holds none of the texts; null refuses them.
    /// </summary>
    public double? OrderOtherwise { get; init; }
}
