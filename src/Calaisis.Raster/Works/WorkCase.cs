using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Works;

/// <summary>Works and the networks that they improve, from the tables of a case.</summary>
/// <param name="Works">The works.</param>
/// <param name="Networks">The networks, in the order of the file.</param>
public sealed record WorkCase(WorkList Works, IReadOnlyList<ImprovedNetwork> Networks)
{
    /// <summary>Reads the tables of a case.</summary>
    /// <exception cref="PipelineException">A table is not as declared: all faults, each at its place.</exception>
    public static WorkCase Read(CaseDeclaration declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var faults = new List<Fault>();
        var works = WorksOf(declared.Options, faults);
        if (works is null || faults.Count > 0) throw new PipelineException(faults);
        var networks = declared.Networks.Select(network => NetworkOf(network, works, faults)).ToList();
        return faults.Count == 0 ? new WorkCase(works, networks) : throw new PipelineException(faults);
    }

    /// <summary>The works that improve no network.</summary>
    public IEnumerable<Work> WithoutEffect => Works.All.Where(
        (_, work) => Networks.All(network => network.Improvements[work].Count == 0));

    static WorkList? WorksOf(CaseTable options, List<Fault> faults)
    {
        if (CaseRows.Read(options, ["id", "cost"], ["status", "requires", "excludes", "group"], faults) is not { } rows)
            return null;
        var works = rows.All.Select(row => new Work(row.Text("id"), row.Number("cost", 0, double.MaxValue))
        {
            Status = row.Word("status", ("", WorkStatus.Free), ("free", WorkStatus.Free), ("fixed", WorkStatus.Fixed),
                ("banned", WorkStatus.Banned)),
            Requires = row.Ids("requires"),
            Excludes = row.Ids("excludes"),
            Group = row.Text("group"),
        }).ToList();
        if (faults.Count > 0) return null;
        try
        {
            return new WorkList(works);
        }
        catch (UnfitException unfit)
        {
            faults.Add(new Fault(options.File.Declared, 1, 1, unfit.Sentence));
            return null;
        }
    }

    static ImprovedNetwork NetworkOf(CaseNetwork declared, WorkList works, List<Fault> faults)
    {
        var vertices = Numbered(declared.Vertices, ["source_quality", "target_quality"], faults, (row, _) =>
            new NetworkVertex(
                row.Number("source_quality", 0, double.MaxValue), row.Number("target_quality", 0, double.MaxValue)));
        var arcs = Numbered(declared.Arcs, ["from", "to", "probability"], faults, (row, _) => new NetworkArc(
            row.Place("from", vertices.Places, $"vertices"), row.Place("to", vertices.Places, $"vertices"),
            row.Number("probability", 0, 1)));
        var improvements = works.All.Select(_ => new List<Improvement>()).ToList();
        Add(declared.ArcImprovements, ["arc_id", "option_id", "improved_probability"], row => new ArcImprovement(
            row.Place("arc_id", arcs.Places, $"arcs"), row.Number("improved_probability", 0, 1)));
        Add(
            declared.VertexImprovements,
            ["vertex_id", "option_id", "source_quality_gain", "target_quality_gain"],
            row => new VertexImprovement(
                row.Place("vertex_id", vertices.Places, $"vertices"),
                row.Number("source_quality_gain", 0, double.MaxValue),
                row.Number("target_quality_gain", 0, double.MaxValue)));
        return new ImprovedNetwork(declared.Name, vertices.All, arcs.All, improvements);

        void Add(CaseTable? table, string[] columns, Func<CaseRow, Improvement> improvementOf)
        {
            if (table is null || CaseRows.Read(table, columns, [], faults) is not { } rows) return;
            var places = works.All.Select((work, i) => (work.Id, i))
                .ToDictionary(work => work.Id, work => work.i, StringComparer.Ordinal);
            foreach (var row in rows.All)
            {
                if (row.Place("option_id", places, $"options") is >= 0 and var work)
                    improvements[work].Add(improvementOf(row));
            }
        }
    }

    static (IReadOnlyList<T> All, Dictionary<string, int> Places) Numbered<T>(
        CaseTable table, string[] columns, List<Fault> faults, Func<CaseRow, int, T> of)
    {
        var (all, places) = (new List<T>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in CaseRows.Read(table, ["id", .. columns], [], faults)?.All ?? [])
        {
            if (!places.TryAdd(row.Text("id"), all.Count)) row.Fault("id", $"the id '{row.Text("id")}' stands twice");
            all.Add(of(row, all.Count));
        }

        return (all, places);
    }
}
