using System.Globalization;
using Calaisis.Raster.Geo.Opening;
using Calaisis.Raster.Geo.Vectors;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Habitats.Rules;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Habitats;

/// <summary>
/// Habitat that is made of lines narrower than a cell: a hedge of 8 m is a row of whole cells, and on cells of 100 m
/// ten times its surface. Areas, EC and all that rests on them are too large then, and are told with both figures.
/// </summary>
sealed class NarrowHabitat(GridDefinition grid, OpenSources sources, CancellationToken cancel)
{
    // Closed lines of a cell's own width cover 1.27 times their surface on average.
    const double ToldRatio = 1.5;
    const double ToldSquareMetres = 10_000;
    const int TileCells = 512;
    const long CacheBytes = 16L << 20;

    /// <summary>
    /// What there is to say of the sources whose values make habitat, and of what is burned into them.
    /// </summary>
    public IEnumerable<Sentence> Of(HabitatSettings settings, IReadOnlyList<SourceSettings> declared)
    {
        var given = settings.Given.Select(given => (given.Source, Test: CellTest.WithData));
        // Conditions on distances are about what lies around.
        var asked = (settings.Rule?.Leaves ?? []).OfType<ValueCondition>()
            .Select(condition => (condition.Source, condition.Test));
        foreach (var tests in asked.Concat(given).GroupBy(pair => pair.Source, pair => pair.Test))
        {
            var name = tests.Key;
            if (sources.All.FirstOrDefault(source => source.Facts.Name == name) is not { } open) continue;
            if (open.Drawn is { } drawn && Narrow(drawn, MakesHabitat) is { } own) yield return Say(own, $"'{name}'");
            foreach (var edit in declared.First(source => source.Name == name).Edits.OfType<CellEdit>()
                .Where(edit => edit.Operation == CellOperation.Set))
            {
                if (edit.Area is not { Features: { } features, Names.Count: 0 }
                    || !MakesHabitat(ValueOf(edit, open.Facts.Legend)))
                {
                    continue;
                }

                var burned = BurnedTileSource.Prepare(
                    features.Drawn is null ? features : features with { DeclaredCrs = grid.Crs }, grid,
                    new BurnLimits { CacheBytes = CacheBytes }, cancel);
                if (Narrow(burned, _ => true) is { } put)
                    yield return Say(put, $"what line {edit.Place.Line} burns into '{name}'");
            }

            bool MakesHabitat(float value) => tests.Any(test => test.Holds(value));
        }
    }

    static float ValueOf(CellEdit edit, Legend? legend) => edit.Class is not { } code ? (float)edit.Operand
        : legend?.WithCode(code) is { } known ? known.Value
        : float.TryParse(code, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : float.NaN;

    (double Burned, double Real)? Narrow(BurnedTileSource drawn, Func<float, bool> holds)
    {
        if (drawn.Facts.Lines == 0) return null;
        var real = drawn.Facts.RealSquareMetres.Where(area => holds(area.Key)).Sum(area => area.Value);
        var burned = CountOf(drawn, holds) * grid.CellWidth * grid.CellHeight;
        return burned > ToldRatio * real && burned - real >= ToldSquareMetres ? (burned, real) : null;
    }

    long CountOf(BurnedTileSource drawn, Func<float, bool> holds)
    {
        var count = 0L;
        var values = new float[TileCells * TileCells];
        foreach (var window in new TileLayout(grid.Shape, TileCells, TileCells).Windows())
        {
            cancel.ThrowIfCancellationRequested();
            drawn.Read(window, values);
            foreach (var value in values.AsSpan(0, window.Rows * window.Cols))
            {
                if (!float.IsNaN(value) && holds(value)) count++;
            }
        }

        return count;
    }

    Sentence Say((double Burned, double Real) area, Sentence what) =>
        $"{what} makes {area.Burned / Hectare.SquareMetres:#,0.##} ha of habitat, "
            + $"of {area.Real / Hectare.SquareMetres:#,0.##} ha at its real width: "
            + $"lines narrower than a cell ({Math.Max(grid.CellWidth, grid.CellHeight):0.##} m) take whole cells; "
            + $"areas, EC and what rests on them are too large by that; "
            + $"take smaller cells, or leave such lines out of the rule and give them a low resistance only";
}
