using Calaisis.Raster.Corridors;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>The layers of a trame's package, as they are written, made into what its maps show.</summary>
/// <remarks>
/// Columns read: <c>area_ha</c> of habitats and stepping stones; <c>quality</c> (<c>preserve</c> or
/// <c>restore</c>; links without one are no part of the network) of links and corridors; <c>id</c> and <c>length_m</c>
/// of links; <c>obstacle</c>, <c>link_ids</c>, <c>max_resistance</c> and <c>cost</c> of conflicts.
/// </remarks>
public sealed record NetworkTables
{
    public required FeatureTable Habitats { get; init; }

    /// <summary>Null for a trame without.</summary>
    public FeatureTable? SteppingStones { get; init; }

    public required FeatureTable Links { get; init; }

    /// <summary>Null for a trame whose links have no corridors.</summary>
    public FeatureTable? Corridors { get; init; }

    /// <summary>Null for a trame without obstacles.</summary>
    public FeatureTable? Conflicts { get; init; }

    /// <summary>What obstacles are called on maps, by their names; others keep their names.</summary>
    public IReadOnlyDictionary<string, string> ObstacleLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>The least resistance met that makes a conflict a major one.</summary>
    public double MajorFrom { get; init; } = Pipelines.MapDeclaration.UsualMajorFrom;

    /// <summary>What a map shows, with the sums for its legend.</summary>
    /// <exception cref="KeyNotFoundException">A table lacks a column.</exception>
    /// <exception cref="FormatException">A shape is not of its table's kind, or a word of quality is unknown.</exception>
    public TrameNetwork ToNetwork(TrameStyle trame)
    {
        ArgumentNullException.ThrowIfNull(trame);
        var axes = Axes();
        return new TrameNetwork
        {
            Trame = trame,
            Cores = [.. Rows(Habitats).Select(row => row.Shape())],
            SteppingStones = [.. Rows(SteppingStones).Select(row => InnerPoint.Of(row.Shape()))],
            Bands = [.. Rows(Corridors, "quality").Select(BandOf)],
            Axes = axes,
            Conflicts = [.. Rows(Conflicts).Select(ConflictOf)],
            Figures = new NetworkFigures
            {
                CoreHectares = Hectares(Rows(Habitats)),
                SteppingStoneHectares = Hectares(Rows(SteppingStones)),
                PreserveKilometres = Kilometres(axes, CorridorQuality.Preserve),
                RestoreKilometres = Kilometres(axes, CorridorQuality.Restore),
            },
        };
    }

    List<CorridorAxis> Axes() =>
    [
        .. Rows(Links, "quality").Select(row => new CorridorAxis(row.Shape(), QualityOf(row))
        {
            Link = row.Whole("id"),
            LengthMetres = row.Number("length_m"),
        }),
    ];

    static CorridorBand BandOf(TableRow row) => new(row.Shape(), QualityOf(row));

    ConflictPoint ConflictOf(TableRow row)
    {
        var severity = row.Number("max_resistance") >= MajorFrom ? ConflictSeverity.Hard : ConflictSeverity.Medium;
        var obstacle = row.Text("obstacle");
        return new ConflictPoint(row.Shape().Parts[0][0], severity)
        {
            Obstacle = ObstacleLabels.GetValueOrDefault(obstacle, obstacle),
            Links = row.Text("link_ids").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Length,
            Cost = row.Number("cost"),
        };
    }

    static CorridorQuality QualityOf(TableRow row) => row.Text("quality") switch
    {
        "preserve" => CorridorQuality.Preserve,
        "restore" => CorridorQuality.Restore,
        var word => throw new FormatException($"found the quality '{word}', expected preserve or restore"),
    };

    // Rows with a shape and, where one is named, a value in a column.
    static IEnumerable<TableRow> Rows(FeatureTable? table, string? needed = null) =>
        (table?.Rows ?? []).Select(row => new TableRow(table!, row))
            .Where(row => row.HasShape && (needed is null || row.Has(needed)));

    static double? Hectares(IEnumerable<TableRow> rows)
    {
        var areas = rows.Select(row => row.Number("area_ha")).ToList();
        return areas.Count == 0 ? null : areas.Sum();
    }

    static double? Kilometres(List<CorridorAxis> axes, CorridorQuality quality)
    {
        var lengths = axes.Where(axis => axis.Quality == quality).Select(axis => axis.LengthMetres).ToList();
        return lengths.Count == 0 ? null : lengths.Sum() / 1000;
    }
}
