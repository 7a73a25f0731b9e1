using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Maps.Qgis;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Processing.Costs;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.Operations;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Resistance;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.SystemTests.Architecture;

/// <summary>
/// An operation that the program does not know, as a stranger would add one: a key, a raster, a column, a figure and a
/// remark, all in this file.
/// </summary>
static class ToyOperation
{
    public const string Kind = "toy";

    public static readonly Key<double> Factor = Key<double>.Optional(
        Kind, new NumberSpec { Above = 0 }, "How often the toy counts each resistance", "2");

    public static readonly TrameRaster Raster = new(
        Kind, "toy.tif", RasterLooks.Cost with { Name = Sentence.Told("Toy raster", "Raster jouet") })
    {
        IsMade = HasToy,
        IsReported = true,
        Screen = new ScreenLook(
            Kind, Sentence.Told("Toy on screen", "Jouet visible"), Sentence.Told("toys", "jouets"),
            ScreenDrawing.Fading),
    };

    public static readonly TrameColumn Column = new(Kind, ".toy-patches.json", new GivenColumn(
        LayerNames.Habitats, "toys", Sentence.Told("Toys", "Jouets"), "m",
        Sentence.Told("Toys in the patch", "Jouets dans la tache")))
    {
        IsMade = HasToy,
    };

    public static readonly TrameFigure Figure = new(
        Kind, ".toy-figure.json", "toy_sum_m", Sentence.Told("Sum of toys (m)", "Somme des jouets (m)"), "m")
    {
        IsMade = HasToy,
    };

    public static readonly TrameRemarks Remarks = new(Kind, ".toy-remarks.json") { IsMade = HasToy, IsReported = true };

    public static TrameOperation Operation { get; } = new(Kind, 1)
    {
        IsFor = HasToy,
        Parameters = (context, trame) => context.Parameters().AddTrame(trame.Name, Kind),
        Reads = (context, trame) =>
            [ResistanceSteps.Raster.Of(context, trame.Name), .. HabitatSteps.ResultsOf(context, trame.Name)],
        Results = [Raster, Column, Figure, Remarks],
        Work = TrameOperation.Doing(Run),
    };

    public static ProcessDefinition Process { get; } = new OperationProcess(
        Operation,
        [new TramePart(Kind, [Factor], (fields, trame) =>
            trame with { More = new Dictionary<string, object> { [Kind] = fields.FindValue(Factor) ?? 1.0 } })],
        [new(CostProcessKeys.Resistance, ResistanceSteps.Raster)],
        [new(ProcessKeys.Output, Raster)]).Define(Kind, "Counts resistances more than once");

    static bool HasToy(StepContext context, Raster.Pipelines.TrameDeclaration trame) => trame.More.ContainsKey(Kind);

    static void Run(TrameJob job, CancellationToken cancel)
    {
        var (grid, factor) = (job.Context.Grid, (float)(double)job.Trame.More[Kind]);
        var (cells, sum) = (new float[grid.Shape.CellCount], 0.0);
        using (var resistance = job.Open(ResistanceSteps.Raster)) resistance.Read(grid.Shape.Whole, cells);
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] *= factor;
            if (!float.IsNaN(cells[i])) sum += cells[i];
        }

        using var sink = new CogSink(
            job.Output(Raster), grid, new CogSettings { CellType = CellType.Quantity, Metadata = job.Metadata() });
        sink.Write(grid.Shape.Whole, (ReadOnlySpan<float>)cells);
        sink.Complete(cancel);
        sink.Commit();
        job.WriteJson(Figure, new GivenFigure(sum, null));
        job.WriteJson(Remarks, new[] { Sentence.Told("Toys were counted", "Des jouets ont été comptés") });
        if (job.Reads(HabitatSteps.Patches))
        {
            job.WriteJson(
                Column, HabitatSteps.Read(job.Place).Patches.ToDictionary(patch => patch.Id, patch => patch.Id * 10.5));
        }
    }
}
