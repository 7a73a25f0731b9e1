using System.Text;
using Calaisis.Raster.Circuits;
using Calaisis.Raster.Geo.Plain;
using Calaisis.Raster.Outputs;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>The files that Circuitscape writes, with the names and in the formats it gives them.</summary>
sealed class CircuitscapeOutputs : CircuitOutputs
{
    static readonly ResistanceForm Form = new(' ', "-1");

    readonly IniFile _ini;
    readonly string _prefix;
    readonly string _ending;
    readonly bool _currents;
    readonly bool _logarithms;

    public CircuitscapeOutputs(IniFile ini, CircuitProject project)
        : base(project, ini.Flag("write_max_cur_maps"))
    {
        _ini = ini;
        var name = ini.Text("output_file", "");
        if (name.Length == 0 || name[0] == '(')
            throw ini.Fault("output_file", $"found no name for results, expected one such as results.out");
        if (name.EndsWith(".out", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        _prefix = Path.GetFullPath(Path.Combine(ini.Folder, name));
        _ending = ini.Flag("write_as_tif") ? ".tif" : ".asc";
        _currents = ini.Flag("write_cur_maps");
        _logarithms = ini.Flag("log_transform_maps");
    }

    protected override bool WantsVoltages => _ini.Flag("write_volt_maps");

    bool IsAlike => Project.Task.Rules.LikeCircuitscape;

    public override void Write(PairResistances found)
    {
        Write("_resistances.out", Form.Matrix(found, "0"));
        Write("_resistances_3columns.out", Form.List(found));
    }

    public override void Write(PointResistances found) => Write("_resistances.out", Form.List(found));

    public override void Finish(double residual, CancellationToken cancel)
    {
        if (!_currents || Project.Mode == CircuitMode.Advanced) return;
        WriteCurrents("_cum_curmap", Cumulative.Sum, !IsAlike);
        if (Cumulative.Most is { } most) WriteCurrents("_max_curmap", most, !IsAlike);
    }

    protected override void TakeCurrents(IReadOnlyList<int> ids, double[] cells)
    {
        if (!_currents) return;
        // Circuitscape adds logarithms up, NoData as -9999 among them.
        if (_logarithms && IsAlike)
        {
            for (var cell = 0; cell < cells.Length; cell++)
                cells[cell] = cells[cell] > 0 ? Math.Log10(cells[cell]) : PlainGridWriter.NoData;
        }

        if (ids.Count > 0 && _ini.Flag("write_cum_cur_map_only")) return;
        WriteCurrents("_curmap" + EndingOf(ids), cells, !IsAlike);
    }

    protected override void TakeVoltages(IReadOnlyList<int> ids, double[] cells)
    {
        if (_ini.Flag("set_null_voltages_to_nodata")) Hide(cells);
        PlainGridWriter.Write($"{_prefix}_voltmap{EndingOf(ids)}{_ending}", Project.Grid, cells);
    }

    void Write(string name, string text) => WholeFile.Write(_prefix + name, Encoding.ASCII.GetBytes(text));

    void WriteCurrents(string name, double[] cells, bool logarithms)
    {
        var written = (double[])cells.Clone();
        if (logarithms && _logarithms)
        {
            for (var cell = 0; cell < written.Length; cell++)
                written[cell] = written[cell] > 0 ? Math.Log10(written[cell]) : double.NaN;
        }

        if (_ini.Flag("set_null_currents_to_nodata")) Hide(written);
        PlainGridWriter.Write(_prefix + name + _ending, Project.Grid, written);
    }
}
