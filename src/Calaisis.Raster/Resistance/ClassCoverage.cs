namespace Calaisis.Raster.Resistance;

/// <summary>
/// Which classes of a source a table answers; what the preflight compares with the classes in the data.
/// </summary>
/// <param name="Source">The source that holds the classes.</param>
/// <param name="TablePath">The table's file, as the pipeline names it.</param>
/// <param name="Column">The column used of it.</param>
/// <param name="Classes">The classes that have a row, in ascending order of their value.</param>
/// <param name="AnswersAll">Whether classes without a row have an answer too, declared in the pipeline.</param>
public sealed record ClassCoverage(
    string Source, string TablePath, string Column, IReadOnlyList<CoveredClass> Classes, bool AnswersAll)
{
    /// <summary>Where the layer stands in its file, as faults tell it; null where it stands in none.</summary>
    public string? At { get; init; }

    /// <summary>Whether the table itself has a row for all classes: that of a group as a whole.</summary>
    public bool HasRowForAll { get; init; }
}

/// <summary>A class that has a row in a table.</summary>
/// <param name="Value">The number in the cells.</param>
/// <param name="Code">How the table writes it.</param>
/// <param name="Line">The table's line, counted from 1.</param>
/// <param name="Resistance">NaN where the table leaves it out for this column, infinite for a barrier.</param>
public sealed record CoveredClass(int Value, string Code, int Line, float Resistance);
