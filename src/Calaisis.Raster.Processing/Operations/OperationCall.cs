using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Native;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Operation.Storage;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Planning;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Operations;

/// <summary>
/// An operation done once, outside a run: it reads files of the user's and leaves its results where the user wants
/// them.
/// </summary>
/// <param name="Operation">What is done.</param>
/// <param name="Context">The scenario, or what stands for one.</param>
/// <param name="Trame">The trame, or what stands for one.</param>
/// <param name="Reads">What it reads, by result.</param>
/// <param name="Makes">Where its results go; those that are not named are left out.</param>
/// <param name="GridOwner">Whose grid all rasters have to be on, for messages.</param>
sealed record OperationCall(
    TrameOperation Operation,
    StepContext Context,
    TrameDeclaration Trame,
    IReadOnlyList<(TrameResult Result, Location File)> Reads,
    IReadOnlyList<(TrameResult Result, Location File)> Makes,
    Sentence GridOwner)
{
    /// <summary>Does it. Results appear whole, and only when all of them are.</summary>
    /// <exception cref="CalaisisException">A file is not what the operation reads, or cannot be written.</exception>
    public async Task RunAsync(ProcessContext process, CancellationToken cancel)
    {
        GdalRuntime.LimitCache(MemoryShares.Of(process.Resources.MemoryBytes).GdalMegabytes);
        RequireOneGrid();
        foreach (var (result, file) in Reads) RequireReadable(result, file);
        foreach (var (result, file) in Makes)
        {
            if (!result.IsMade(Context, Trame))
            {
                throw new OutputException($"{file.Declared}: nothing makes this file with the other keys as they are; "
                    + $"leave it out, or see 'process help {Trame.Name}' for what it needs");
            }

            OutputPlace.Require(file.Full);
        }

        var folder = Path.Combine(Path.GetDirectoryName(Makes[0].File.Full)!, $".{Operation.Name}-{Guid.NewGuid():N}");
        Unfinished.Add(folder);
        try
        {
            Directory.CreateDirectory(folder);
            var given = new StepResources(process.Resources.Jobs, process.Resources.MemoryBytes);
            await Operation.Work(
                new TrameJob(Context, Trame, PlaceIn(folder, cancel), given, process.Listener), cancel);
            foreach (var (result, file) in Makes)
                File.Move(Path.Combine(folder, result.NameFor(Trame.Name)), file.Full, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{Makes[0].File.Declared}: cannot be written ({LibraryTexts.Of(refused)}); "
                + $"check the folder and the space on its disk");
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Unfinished.Remove(folder);
        }
    }

    void RequireOneGrid()
    {
        foreach (var (result, file) in Reads.Where(read => read.Result is TrameRaster))
        {
            GridMatch.Require(
                Context.Grid,
                GridOwner,
                RasterGrid.Like(file.Full),
                $"{Path.GetFileNameWithoutExtension(result.File)} '{file.Declared}'");
        }
    }

    void RequireReadable(TrameResult result, Location file)
    {
        try
        {
            result.Probe?.Invoke(file.Full, Context.Grid);
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new RasterException($"{file.Declared}: is not what the process '{result.Operation}' writes "
                + $"({LibraryTexts.Of(wrong)}); take the file from there");
        }
    }

    StepPlace PlaceIn(string folder, CancellationToken cancel)
    {
        var step = Operation.StepOf(Context, Trame) with { Inputs = [.. Reads.Select(InputOf)] };
        var contents = Reads.ToDictionary(
            read => read.Result.Role,
            read => $"sha256:{ContentHash.Of(read.File.Full, cancel).Sha256}",
            StringComparer.Ordinal);
        var definition = new StepDefinition(step.Kind, SoftwareVersions.All, step.Parameters, contents, step.Outputs);
        return new StepPlace(
            new PlannedStep(step, definition.ToKey(), definition, StepState.ToRun, [], null),
            folder,
            Reads.ToDictionary(read => read.Result.Role, read => read.File.Full, StringComparer.Ordinal));
    }

    static StepInput InputOf((TrameResult Result, Location File) read) =>
        new OutsideInput(read.Result.Role, read.File.Full) { Shown = read.File.Declared };
}
