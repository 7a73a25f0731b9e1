using System.Text.Json;
using Calaisis.Raster.Flow;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Operation.Running;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Operations;

/// <summary>An operation to be done once: on which trame, with which files, with how much of the machine.</summary>
/// <param name="Context">The scenario.</param>
/// <param name="Trame">The trame.</param>
/// <param name="Place">What it reads and where it writes.</param>
/// <param name="Given">What of the machine it may use.</param>
/// <param name="Listener">Hears how far it is.</param>
sealed record TrameJob(
    StepContext Context, TrameDeclaration Trame, StepPlace Place, StepResources Given, IRunListener Listener)
{
    /// <summary>Threads and memory it may use, and the side of its tiles.</summary>
    public Resources Machine { get; } = new(Given.Workers, Given.MemoryBytes, Context.TileCells);

    /// <summary>The path of a result of another operation, read under its own role.</summary>
    public string Input(TrameResult result) => result.In(Place);

    /// <summary>Whether a result of another operation is there to read.</summary>
    public bool Reads(TrameResult result) => Place.Inputs.ContainsKey(result.Role);

    /// <summary>Another operation's raster, open on the grid.</summary>
    public RasterTileSource Open(TrameRaster raster) => raster.Open(Place, Trame.Name, Context.Grid);

    /// <summary>Whether it makes a result.</summary>
    public bool Makes(TrameResult result) => Place.Step.Outputs.Contains(result.NameFor(Trame.Name));

    /// <summary>The path to write a result to.</summary>
    public string Output(TrameResult result) => Place.Output(result.NameFor(Trame.Name));

    /// <summary>Writes a result that only other steps read.</summary>
    public void WriteJson<T>(TrameResult result, T value) =>
        WholeFile.Write(Output(result), JsonSerializer.SerializeToUtf8Bytes(value));

    /// <summary>What every result says of how it was made; more may be added.</summary>
    public SortedDictionary<string, string> Metadata() => StepMetadata.Of(Context, Place);
}
