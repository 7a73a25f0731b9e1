using System.Globalization;
using System.Text;
using Calaisis.Raster.Circuits;
using Calaisis.Raster.Geo.Rasters;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Processes;
using Calaisis.Raster.Processing.Steps;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The files that the keys name: GeoTIFFs, and CSV with what their columns mean.</summary>
sealed class NamedOutputs : CircuitOutputs, IDisposable
{
    static readonly ResistanceForm Form = new(',', "");

    readonly CircuitFields _given;
    readonly GridDefinition _grid;
    readonly CogSink _sum;
    readonly CogSink? _most;
    readonly Location? _currents;
    readonly Location? _voltages;

    /// <summary>Begins the rasters, so that a folder that cannot be written shows at once.</summary>
    public NamedOutputs(CircuitFields given, CircuitProject project)
        : base(project, given.Output(CircuitKeys.Maximum) is not null)
    {
        _given = given;
        _grid = project.Grid.Located(project.Task.Name);
        (_currents, _voltages) = (given.Output(CircuitKeys.Currents), given.Output(CircuitKeys.Voltages));
        _sum = Begin(given.Output(CircuitKeys.Output)!.Full, "A", "current");
        try
        {
            if (given.Output(CircuitKeys.Maximum) is { } maximum) _most = Begin(maximum.Full, "A", "largest current");
        }
        catch
        {
            _sum.Dispose();
            throw;
        }
    }

    protected override bool WantsVoltages => _voltages is not null;

    public override void Write(PairResistances found)
    {
        if (_given.Output(CircuitKeys.Resistances) is { } matrix)
        {
            WriteTable(matrix, Form.Matrix(found, "id"), found.Residual,
            [
                new Column("id", ColumnType.Number),
                .. found.Ids.Select(id => new Column(Name(id), ColumnType.Number)
                {
                    Meaning = $"effective resistance to focal point {Name(id)}",
                }),
            ]);
        }

        if (_given.Output(CircuitKeys.ResistanceList) is not { } list) return;
        WriteTable(list, "from,to,resistance\n" + Form.List(found), found.Residual,
        [
            new Column("from", ColumnType.Number), new Column("to", ColumnType.Number),
            new Column("resistance", ColumnType.Number) { Meaning = "effective resistance" },
        ]);
    }

    public override void Write(PointResistances found)
    {
        if (_given.Output(CircuitKeys.Resistances) is not { } list) return;
        WriteTable(list, "id,resistance\n" + Form.List(found), found.Residual,
        [
            new Column("id", ColumnType.Number),
            new Column("resistance", ColumnType.Number) { Meaning = "effective resistance to all others" },
        ]);
    }

    public override void Finish(double residual, CancellationToken cancel)
    {
        Fill(_sum, Cumulative.Sum, residual);
        if (_most is not null) Fill(_most, Cumulative.Most!, residual);
        _sum.Complete(cancel);
        _most?.Complete(cancel);
        _sum.Commit();
        _most?.Commit();
    }

    public void Dispose()
    {
        _sum.Dispose();
        _most?.Dispose();
    }

    protected override void TakeCurrents(IReadOnlyList<int> ids, double[] cells)
    {
        if (_currents is not null) WriteMap(_currents, "current", "A", ids, cells);
    }

    protected override void TakeVoltages(IReadOnlyList<int> ids, double[] cells) =>
        WriteMap(_voltages!, "voltage", "V", ids, cells);

    void WriteMap(Location folder, string name, string unit, IReadOnlyList<int> ids, double[] cells)
    {
        using var sink = Begin(Path.Combine(folder.Full, $"{name}{EndingOf(ids)}.tif"), unit, name);
        Fill(sink, cells, null);
        sink.Complete(CancellationToken.None);
        sink.Commit();
    }

    CogSink Begin(string path, string unit, string description) => new(
        path, _grid,
        new CogSettings
        {
            CellType = CellType.ExactQuantity,
            Unit = unit,
            Description = description,
            Metadata = Metadata(null),
            Threads = Project.Task.Rules.Workers,
        });

    void Fill(CogSink sink, double[] cells, double? residual)
    {
        var written = (double[])cells.Clone();
        Hide(written);
        sink.Write(_grid.Shape.Whole, (ReadOnlySpan<double>)written);
        if (residual is { } left) sink.Describe("CALAISIS_RESIDUAL", Shown(left));
    }

    void WriteTable(Location file, string text, double residual, IReadOnlyList<Column> columns) =>
        ProcessTable.Write(
            file.Full, Encoding.UTF8.GetBytes(text), new CsvDialect(','), columns, Metadata(residual));

    SortedDictionary<string, string> Metadata(double? residual)
    {
        var rules = Project.Task.Rules;
        var metadata = SoftwareVersions.AddTo(new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["CALAISIS_MODE"] = Project.Mode.ToString(),
            ["CALAISIS_NEIGHBOURS"] = rules.FourNeighbours ? "4" : "8",
            ["CALAISIS_AVERAGE"] = rules.AverageConductances ? "conductance" : "resistance",
            ["CALAISIS_COMPAT"] = rules.LikeCircuitscape ? "circuitscape" : "none",
        });
        if (residual is { } left) metadata["CALAISIS_RESIDUAL"] = Shown(left);
        return metadata;
    }

    static string Shown(double residual) => residual.ToString("0.#e+0", CultureInfo.InvariantCulture);

    static string Name(int id) => id.ToString(CultureInfo.InvariantCulture);
}
