using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;

namespace Calaisis.Raster.Processing.Maps;

/// <summary><c>render</c>: a map sheet of a resistance raster.</summary>
static class RenderProcess
{
    static readonly Key<Location> Output = Key<Location>.Required(
        "output",
        new PathSpec($"the PNG to write", mustExist: false) { Endings = [".png"] },
        "The PNG to write; replaced where it exists",
        "map.png");

    static readonly Key<string> Title = Key<string>.Required(
        "title", new TextSpec(), "What the map shows", "Résistance");

    static readonly Key<string> Subtitle = Key<string>.WithDefault(
        "subtitle", new TextSpec(), "", "Where and for whom", "Pays du Calaisis");

    static readonly Key<string> Trame = Key<string>.WithDefault(
        "trame", new TextSpec(), "verte", "The trame, which gives the title its colour", "noire");

    static readonly Key<Language> LanguageKey = Key<Language>.WithDefault(
        "language", new ChoiceSpec<Language>(("fr", Language.French), ("en", Language.English)), Language.French,
        "The language of the map", "en");

    public static ProcessDefinition Definition { get; } = ProcessDefinition.Of(
        "render",
        "Draws a map sheet of a resistance raster: title, legend, scale, north arrow",
        [ProcessKeys.Raster, Output, Title, Subtitle, Trame, LanguageKey, ProcessKeys.Range],
        fields =>
        {
            var input = fields.Get(ProcessKeys.Raster).Full;
            var output = fields.Get(Output).Full;
            var range = fields.Get(ProcessKeys.Range);
            var caption = new SheetCaption
            {
                Language = fields.Get(LanguageKey),
                Title = fields.Get(Title),
                Subtitle = fields.Get(Subtitle),
                Trame = TrameStyle.Of(fields.Get(Trame), fields.Get(LanguageKey)),
            };
            return (context, cancel) => Task.Run(
                () =>
                {
                    using var raster = RasterReader.Open(input);
                    var thinned = Thin(raster, context, cancel);
                    WholeFile.Write(output, ResistanceSheetDrawing.ToPng(
                        SheetOf(thinned, caption, range), PageSettings.A4Landscape));
                },
                cancel);
        });

    static ThinnedGrid Thin(RasterReader raster, ProcessContext context, CancellationToken cancel)
    {
        var layout = ProcessKeys.Tiles(raster.Grid, context.Resources);
        var thinned = new ThinnedGrid(
            raster.Grid, ResistanceSheetDrawing.ThinningStep(raster.Grid, PageSettings.A4Landscape));
        var values =
            new float[Math.Min(layout.TileRows, layout.Shape.Rows) * Math.Min(layout.TileCols, layout.Shape.Cols)];
        var progress = new StepProgress(context.Listener, $"render", layout.Count);
        foreach (var window in layout.Windows())
        {
            cancel.ThrowIfCancellationRequested();
            raster.Read(window, values);
            thinned.Add(window, values.AsSpan(0, (int)window.CellCount));
            progress.Advance();
        }

        progress.Finish();
        return thinned;
    }

    static ResistanceSheet SheetOf(ThinnedGrid thinned, SheetCaption caption, IReadOnlyList<double> range)
    {
        var values = thinned.Values();
        var crs = CrsDescription.Of(thinned.Grid);
        var finite = values.Where(float.IsFinite).DefaultIfEmpty(1).ToList();
        return new ResistanceSheet
        {
            Caption = caption,
            Ground = new MapGround { CrsName = crs.Name, MetresPerUnit = crs.MetresPerUnit },
            Grid = thinned.Grid,
            Values = values,
            NaNIsImpassable = true,
            MinResistance = Math.Max(range[0], finite.Min()),
            MaxResistance = Math.Min(range[1], finite.Max()),
            Unit = SheetCaptions.UnitIn(caption.Language),
        };
    }
}
