namespace Calaisis.Raster.Sources;

/// <summary>
/// One input as the pipeline file declares it: everything needed to open it and to read it on the grid.
/// </summary>
/// <param name="Name">The name the pipeline gives it.</param>
/// <param name="Path">A file, or any dataset name GDAL opens (/vsizip/, /vsicurl/, PG:, a subdataset).</param>
public abstract record SourceSettings(string Name, string Path)
{
    /// <summary>The path as the pipeline file writes it: relative, and without secrets.</summary>
    public string DeclaredPath { get; init; } = Path;

    /// <summary>Coordinate system of data that come without one; null trusts the file.</summary>
    public string? DeclaredCrs { get; init; }

    /// <summary>Whether whoever names the data has a key to declare that in.</summary>
    public bool TakesCrs { get; init; } = true;

    /// <summary>Where the data come from, as printed on maps: producer, product, year.</summary>
    public string? Credit { get; init; }

    /// <summary>What readers call it: that of the pipeline file, or its name.</summary>
    public string Title => DeclaredTitle ?? Name;

    /// <summary>The title that the pipeline file gives; null for none.</summary>
    public string? DeclaredTitle { get; init; }

    /// <summary>The names of its classes, for sources that hold classes.</summary>
    public Legend? Legend { get; init; }

    /// <summary>What a scenario changes in it, in this order.</summary>
    public IReadOnlyList<SourceEdit> Edits { get; init; } = [];

    /// <summary>The features that its edits read, beside its own data.</summary>
    public IEnumerable<VectorSourceSettings> EditFeatures =>
        Edits.OfType<CellEdit>().Select(edit => edit.Area?.Features).OfType<VectorSourceSettings>();

    /// <summary>The zone layers of the pipeline that its edits work in.</summary>
    public IEnumerable<string> EditZones => Edits.OfType<CellEdit>().Select(edit => edit.Area?.Zones).OfType<string>();
}
