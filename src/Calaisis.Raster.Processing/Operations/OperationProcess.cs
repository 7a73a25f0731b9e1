using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;
using Calaisis.Raster.Processing.Inputs;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Speaking;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Processing.Operations;

/// <summary>A file of an operation as an argument of its process.</summary>
/// <param name="Key">The argument.</param>
/// <param name="Result">What the file holds, or is to hold.</param>
sealed record FileArgument(Key<Location> Key, TrameResult Result);

/// <summary>
/// An operation as a process: files are arguments, and what a trame would declare in the pipeline file is keys of its
/// own.
/// </summary>
/// <param name="Operation">What is done.</param>
/// <param name="Parts">What of a trame is declared, by keys.</param>
/// <param name="Reads">The files it reads; the first raster gives the grid.</param>
/// <param name="Makes">The files it can make.</param>
sealed record OperationProcess(
    TrameOperation Operation,
    IReadOnlyList<TramePart> Parts,
    IReadOnlyList<FileArgument> Reads,
    IReadOnlyList<FileArgument> Makes)
{
    /// <summary>The process with all its keys.</summary>
    public ProcessDefinition Define(string id, string summary) => ProcessDefinition.Of(
        id,
        summary,
        [.. Reads.Concat(Makes).Select(file => file.Key), .. Parts.SelectMany(part => part.Keys)],
        fields =>
        {
            var trame = Parts.Aggregate(Blank(id), (trame, part) => part.Read(fields, trame));
            var document = Parts.Select(part => part.Document(fields)).ToList();
            var (reads, makes) = (FilesOf(Reads, fields), FilesOf(Makes, fields));
            return (process, cancel) => Task.Run(
                () =>
                {
                    var first = reads.First(read => read.Result is TrameRaster).File;
                    var grid = RasterGrid.Like(first.Full);
                    CostGround.Require(CostUnits.Map, grid, $"'{first.Declared}'", Sentence.Empty);
                    var context = ContextOf(id, trame, document, grid, process.Resources.TileCells);
                    return new OperationCall(Operation, context, trame, reads, makes, $"'{first.Declared}'")
                        .RunAsync(process, cancel);
                },
                cancel);
        });

    /// <summary>The same for a trame of a pipeline, which declares what is done and with which sources.</summary>
    public ProcessDefinition DefineInPipeline(string id, string summary) => ProcessDefinition.Of(
        id,
        summary,
        [ProcessKeys.Pipeline, ProcessKeys.Trame, .. Reads.Concat(Makes).Select(file => file.Key)],
        fields =>
        {
            var loaded = ProcessKeys.Load(fields, ProcessKeys.Pipeline);
            var trame = ProcessKeys.TrameOf(fields, loaded.Pipeline);
            var (reads, makes) = (FilesOf(Reads, fields), FilesOf(Makes, fields));
            var place = fields.Get(ProcessKeys.Pipeline).Declared;
            return (process, cancel) => Task.Run(
                () =>
                {
                    var grid = PipelineSources.GridOf(loaded.Pipeline);
                    var context = new StepContext(loaded, Scenario.BaseName, grid, process.Resources.TileCells);
                    if (!Operation.IsFor(context, trame!))
                    {
                        throw new PipelineException(
                            [new Fault(place, 0, 0, $"the trame '{trame!.Name}' declares nothing from which "
                                + $"'{Operation.Name}' could be made; add the keys it needs to the trame")]);
                    }

                    return new OperationCall(Operation, context, trame!, reads, makes, $"the pipeline '{place}'")
                        .RunAsync(process, cancel);
                },
                cancel);
        });

    static List<(TrameResult Result, Location File)> FilesOf(IReadOnlyList<FileArgument> files, Fields fields) =>
        [.. files.Where(file => fields.Has(file.Key)).Select(file => (file.Result, fields.Get(file.Key)))];

    static TrameDeclaration Blank(string id) => new(id, id, null, 1, 1, UncoveredRule.Error, []);

    // A pipeline of one trame, which declares what the keys say and nothing else.
    static StepContext ContextOf(
        string id, TrameDeclaration trame, IReadOnlyList<MappingEntry> parts, GridDefinition grid, int tileCells)
    {
        var map = new MapDeclaration(null, null, null, []);
        var pipeline = new Pipeline(id, id, Speech.Language, new GridWritten(grid), [], [trame], map);
        var trames = new MappingNode(default, [new MappingEntry(default, id, new MappingNode(default, parts))]);
        var document = new MappingNode(default, [new MappingEntry(default, "trames", trames)]);
        return new StepContext(new LoadedPipeline(pipeline, document, []), id, grid, tileCells);
    }
}

/// <summary>
/// A part of a trame that a process declares by keys of its own, as the pipeline file does under one key.
/// </summary>
/// <param name="Name">That key: <c>links</c>.</param>
/// <param name="Keys">The keys within it.</param>
/// <param name="Read">The trame with the part that the keys say.</param>
sealed record TramePart(string Name, IReadOnlyList<Key> Keys, Func<Fields, TrameDeclaration, TrameDeclaration> Read)
{
    /// <summary>The part of a record.</summary>
    public static TramePart Of<T>(string name, RecordSpec<T> spec, Func<TrameDeclaration, T, TrameDeclaration> with)
        where T : notnull => new(name, spec.Keys, (fields, trame) => with(trame, spec.From(fields)));

    /// <summary>What the pipeline file would say.</summary>
    public MappingEntry Document(Fields fields) => new(
        default,
        Name,
        new MappingNode(default, [.. fields.Node.Entries.Where(entry => Keys.Any(key => key.Name == entry.Key))]));
}
