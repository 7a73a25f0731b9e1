using Calaisis.Raster.Circuits;
using Calaisis.Raster.Geo.CostDistance;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>What the keys of <c>circuit</c> say, and whether they go together.</summary>
sealed class CircuitFields
{
    readonly Fields _fields;

    CircuitFields(Fields fields) => _fields = fields;

    public bool IsAlike => _fields.Has(CircuitKeys.Compat);

    public Location? Ini => _fields.Find(CircuitKeys.Ini);

    public Location? Output(Key<Location> key) => _fields.Find(key);

    public CircuitMode Mode => _fields.Get(CircuitKeys.Mode);

    /// <summary>The keys, with a fault for each that is missing or has no use.</summary>
    public static CircuitFields Of(Fields fields)
    {
        var read = new CircuitFields(fields);
        if (fields.Has(CircuitKeys.Ini))
        {
            foreach (var key in CircuitKeys.All.Where(key =>
                fields.Has(key) && key != CircuitKeys.Ini && key != CircuitKeys.Compat))
            {
                fields.Fault(key, $"found '{key.Name}' beside 'ini', expected one or the other: all but 'compat' "
                    + $"stands in the project");
            }

            return read;
        }

        read.Need(CircuitKeys.Resistance, CircuitKeys.Output);
        var isAdvanced = read.Mode == CircuitMode.Advanced;
        if (isAdvanced) read.Need(CircuitKeys.Sources, CircuitKeys.Grounds);
        else read.Need(CircuitKeys.Points);
        Key[] forPoints =
        [
            CircuitKeys.Points, CircuitKeys.Pairs, CircuitKeys.Strengths, CircuitKeys.Resistances,
            CircuitKeys.ResistanceList, CircuitKeys.Maximum, CircuitKeys.Currents,
        ];
        read.Refuse(isAdvanced ? forPoints : [CircuitKeys.Sources, CircuitKeys.Grounds]);
        if (read.Mode == CircuitMode.Pairwise) read.Refuse(CircuitKeys.Strengths);
        else read.Refuse(CircuitKeys.ResistanceList, CircuitKeys.JoinRegions);
        return read;
    }

    /// <summary>Reads all that the keys name.</summary>
    public CircuitProject Project(CircuitRules machine, CancellationToken cancel)
    {
        var rules = machine with
        {
            FourNeighbours = _fields.Get(CircuitKeys.Neighbours).Equals(4),
            AverageConductances = _fields.Get(CircuitKeys.AverageConductances),
        };
        var inputs = CircuitInputs.Open(
            _fields.Find(CircuitKeys.Resistance)!, _fields.Get(CircuitKeys.Conductances), IsAlike);
        // Refused before anything is solved.
        inputs.Grid.Located(inputs.File.Declared);
        if (_fields.Find(CircuitKeys.Mask) is { } mask) inputs.Mask(mask);
        var points = _fields.Find(CircuitKeys.Points);
        var task = new CircuitTask
        {
            Name = points?.Declared ?? "",
            Conductances = inputs.Conductances,
            Rules = rules,
            Polygons = _fields.Find(CircuitKeys.Polygons) is { } polygons
                ? PolygonsOf(inputs, polygons, cancel)
                : new CellGroups(),
            Points = points is null ? [] : PointsOf(inputs, points, cancel),
            Pairs = _fields.Find(CircuitKeys.Pairs) is { } pairs ? CircuitTexts.Pairs(pairs) : null,
            JoinAllRegions = _fields.Get(CircuitKeys.JoinRegions),
            WantsMaps = true,
        };
        if (_fields.Find(CircuitKeys.Strengths) is { } strengths)
            task = task with { Strengths = CircuitStrengths.Of(strengths, task) };
        return new CircuitProject(Mode, inputs.Grid, task, Mode == CircuitMode.Advanced ? Given(inputs) : null);
    }

    IReadOnlyList<FocalPoint> PointsOf(CircuitInputs inputs, Location points, CancellationToken cancel) =>
        CircuitTexts.IsText(points)
            ? inputs.Points(points)
            : inputs.Points(
                new SourcesSettings(points.Declared, points.Full)
                {
                    Layer = _fields.Find(CircuitKeys.Layer),
                    Where = _fields.Find(Costs.CostProcessKeys.Where),
                    Encoding = _fields.Find(CircuitKeys.Encoding),
                    LabelAttribute = _fields.Find(CircuitKeys.Label),
                    AllTouched = _fields.Get(Costs.CostProcessKeys.AllTouched),
                },
                cancel);

    static CellGroups PolygonsOf(CircuitInputs inputs, Location file, CancellationToken cancel)
    {
        var groups = new CellGroups();
        var settings = new SourcesSettings(file.Declared, file.Full);
        foreach (var polygon in CircuitTexts.IsText(file) ? inputs.Points(file) : inputs.Points(settings, cancel))
            groups.Add(polygon.Cells);
        return groups;
    }

    SourcesAndGrounds Given(CircuitInputs inputs) =>
        new GivenFiles(_fields.Find(CircuitKeys.Sources)!, _fields.Find(CircuitKeys.Grounds)!)
        {
            Form = _fields.Get(CircuitKeys.Form),
            UnitCurrents = _fields.Get(CircuitKeys.UnitCurrents),
            Conflicts = _fields.Get(CircuitKeys.Conflicts),
        }.Read(inputs);

    void Need(params ReadOnlySpan<Key> keys)
    {
        foreach (var key in keys)
        {
            if (!_fields.Has(key)) _fields.Fault(key, $"found no '{key.Name}', expected {key.Spec.Expected}");
        }
    }

    void Refuse(params ReadOnlySpan<Key> keys)
    {
        foreach (var key in keys)
        {
            if (_fields.Has(key))
                _fields.Fault(key, $"found '{key.Name}', which has no use in this mode; leave it out");
        }
    }
}
