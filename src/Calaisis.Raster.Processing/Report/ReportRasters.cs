using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Processing.Report;

/// <summary>Written rasters as classes on a grid that fits a screen.</summary>
sealed class ReportRasters(StepContext context)
{
    const double MostCells = 700_000;
    const int CorridorClasses = 5;

    readonly int _step = StepOf(context.Grid);

    /// <summary>Cells of the grid, in each direction, that are one on the screen.</summary>
    public static int StepOf(GridDefinition grid) =>
        Math.Max(1, (int)Math.Ceiling(Math.Sqrt(grid.Shape.CellCount / MostCells)));

    bool IsFrench => context.Pipeline.Language == Language.French;

    /// <summary>A raster of a trame as it says that it wants to stand there.</summary>
    public ReportRaster Draw(ScreenLook look, TrameDeclaration trame, string path, CancellationToken cancel) =>
        (look.Drawing == ScreenDrawing.Classes ? Classes(look, trame, path, cancel) : Fading(look, path, cancel)) with
        {
            Unit = look.Unit.In(context.Pipeline.Language),
        };

    ReportRaster Classes(ScreenLook look, TrameDeclaration trame, string path, CancellationToken cancel)
    {
        var thinned = new ThinnedGrid(context.Grid, _step);
        WrittenRasters.GatherResistance(path, context.Grid, (window, values) => thinned.Add(window, values), cancel);
        var classes = new ResistanceClasses(
            thinned.Values(), ClassBreaks.Logarithmic(trame.Min, trame.Max), nanIsImpassable: false);
        var bounds = classes.Breaks.Bounds;
        return new ReportRaster(
            look.Name,
            look.Title.In(context.Pipeline.Language),
            thinned.Grid,
            classes.Cells.ToArray(),
            [
                .. Enumerable.Range(0, classes.Breaks.Count).Select(i => new ReportClass(
                    $"{Number(bounds[i])} – {Number(bounds[i + 1])}", classes.Palette.Colours[i])),
                new ReportClass(
                    SheetTexts.Of(SheetText.Impassable, context.Pipeline.Language), ResistanceRamp.ImpassableHatch),
                new ReportClass("", null),
            ]);
    }

    ReportRaster Fading(ScreenLook look, string path, CancellationToken cancel)
    {
        var greatest = (float)WrittenRange.Of(path).Most;
        var shares = new ThinnedShares(context.Grid, _step);
        WrittenRasters.Gather(
            look.Name, path, context.Grid, CellKind.Values,
            (window, values) => shares.AddFading(window, values, Math.Max(greatest, float.Epsilon)), cancel);
        var shade = shares.ToShade();
        var cells = Array.ConvertAll(
            shade.Strength.ToArray(), strength => (byte)Math.Ceiling(strength * CorridorClasses / 255.0));
        return new ReportRaster(
            look.Name,
            look.Title.In(context.Pipeline.Language),
            shade.Grid,
            cells,
            [
                new ReportClass("", null),
                .. Enumerable.Range(1, CorridorClasses).Select(i => new ReportClass(
                    $"{100 * (i - 1) / CorridorClasses} – {100 * i / CorridorClasses} %", Shade(i))),
            ]);
    }

    /// <summary>Night light, which explains where a dark network can run.</summary>
    public ReportRaster Light(NightLight light) => new(
        "night-light",
        IsFrench ? "Éclairage nocturne" : "Night light",
        light.Grid,
        light.Classes,
        [
            new ReportClass("", null),
            .. Enumerable.Range(1, NightLight.From.Count).Select(number => new ReportClass(
                NightLight.NameOf(number, context.Pipeline.Language), NightLight.Colours[number - 1])),
        ])
    {
        Unit = NightLight.Unit,
        IsShown = true,
    };

    // Light to dark in one hue: the order shows without colour.
    static Rgb Shade(int place) =>
        new((byte)(235 - (36 * place)), (byte)(228 - (38 * place)), (byte)(244 - (26 * place)));

    string Number(double value) => MapNumbers.Format(value, context.Pipeline.Language);
}
