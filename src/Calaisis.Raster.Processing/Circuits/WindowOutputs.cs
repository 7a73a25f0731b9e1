using System.Globalization;
using Calaisis.Raster.Circuits.Windows;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The GeoTIFFs that the keys of a moving window name; they appear together or not at all.</summary>
sealed class WindowOutputs : IDisposable
{
    readonly OmniscapeProject _project;
    readonly GridDefinition _grid;
    readonly List<(CogSink Sink, Func<WindowCurrents, double[]> Cells)> _files = [];

    /// <summary>Begins the rasters, so that a folder that cannot be written shows at once.</summary>
    public WindowOutputs(Fields fields, OmniscapeProject project)
    {
        _project = project;
        _grid = project.Grid.Located(fields.Find(CircuitKeys.Resistance)!.Declared);
        try
        {
            Begin(OmniscapeKeys.Normalized, "", "normalized current", currents => currents.Normalized());
            Begin(OmniscapeKeys.Output, "A", "current", currents => (double[])currents.Sum.Clone());
            Begin(
                OmniscapeKeys.Potential, "A", "flow potential",
                currents => (double[])currents.Potential!.Clone());
        }
        catch
        {
            Dispose();
            throw;
        }

        void Begin(Key<Location> key, string unit, string description, Func<WindowCurrents, double[]> cells)
        {
            if (fields.Find(key) is not { } file) return;
            var settings = new CogSettings
            {
                CellType = CellType.ExactQuantity,
                Unit = unit,
                Description = description,
                Metadata = Metadata(),
                Threads = project.Task.Rules.Workers,
            };
            _files.Add((new CogSink(file.Full, _grid, settings), cells));
        }
    }

    public void Write(WindowCurrents currents, CancellationToken cancel)
    {
        foreach (var (sink, cellsOf) in _files)
        {
            var cells = cellsOf(currents);
            OmniscapeOutputs.Hide(_project, cells);
            sink.Write(_grid.Shape.Whole, (ReadOnlySpan<double>)cells);
            sink.Describe("CALAISIS_RESIDUAL", currents.Residual.ToString("0.#e+0", CultureInfo.InvariantCulture));
            sink.Describe("CALAISIS_WINDOWS", currents.Targets.ToString(CultureInfo.InvariantCulture));
            sink.Complete(cancel);
        }

        foreach (var (sink, _) in _files) sink.Commit();
    }

    public void Dispose() => _files.ForEach(file => file.Sink.Dispose());

    SortedDictionary<string, string> Metadata()
    {
        var rules = _project.Task.Rules;
        return SoftwareVersions.AddTo(new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_NEIGHBOURS"] = rules.FourNeighbours ? "4" : "8",
            ["CALAISIS_RADIUS"] = rules.Radius.ToString(CultureInfo.InvariantCulture),
            ["CALAISIS_BUFFER"] = rules.Buffer.ToString(CultureInfo.InvariantCulture),
            ["CALAISIS_BLOCK"] = rules.BlockSize.ToString(CultureInfo.InvariantCulture),
            ["CALAISIS_CORRECTED"] = rules.CorrectArtifacts ? "yes" : "no",
            ["CALAISIS_COMPAT"] = rules.LikeOmniscape ? "omniscape" : "none",
        });
    }
}
