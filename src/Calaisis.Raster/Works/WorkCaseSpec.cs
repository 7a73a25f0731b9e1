using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Pipelines.Scenarios;

namespace Calaisis.Raster.Works;

/// <summary>A table of a case: its file, and what its columns are called.</summary>
/// <param name="File">The CSV.</param>
/// <param name="Columns">
/// From the case's word for a column to the table's; those left out are called by the word.
/// </param>
public sealed record CaseTable(Location File, IReadOnlyDictionary<string, string> Columns);

/// <summary>One network of a case.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Vertices">Its vertices.</param>
/// <param name="Arcs">Its arcs.</param>
/// <param name="VertexImprovements">What options add to vertices; null for nothing.</param>
/// <param name="ArcImprovements">What options do to arcs; null for nothing.</param>
public sealed record CaseNetwork(
    string Name, CaseTable Vertices, CaseTable Arcs, CaseTable? VertexImprovements, CaseTable? ArcImprovements);

/// <summary>A case as its file declares it.</summary>
/// <param name="Options">The works.</param>
/// <param name="Networks">At least one.</param>
/// <param name="HasCriterion">Whether it says a criterion, which is chosen otherwise here.</param>
public sealed record CaseDeclaration(CaseTable Options, IReadOnlyList<CaseNetwork> Networks, bool HasCriterion);

/// <summary>How a case of GECOT is written: JSON that names tables.</summary>
public static class WorkCaseSpec
{
    static readonly PathSpec Csv = new($"a CSV");

    static readonly Key<CaseTable> Options = Key<CaseTable>.Required(
        "options",
        TableOf("options", "id", "cost", "status", "requires", "excludes", "group"),
        "The works that may be done, with their costs",
        "{ csv_file: options.csv }");

    static readonly Key<CaseTable> Vertices = Key<CaseTable>.Required(
        "vertices",
        TableOf("vertices", "id", "source_quality", "target_quality"),
        "The vertices of the network",
        "{ csv_file: vertices.csv }");

    static readonly Key<CaseTable> Arcs = Key<CaseTable>.Required(
        "arcs",
        TableOf("arcs", "id", "from", "to", "probability"),
        "Its arcs, each in one direction",
        "{ csv_file: arcs.csv }");

    static readonly Key<CaseTable> VertexImprovements = Key<CaseTable>.Optional(
        "vertices_improvements",
        TableOf(
            "improvements of vertices", "vertex_id", "option_id", "source_quality_gain", "target_quality_gain"),
        "What works add to the qualities of vertices",
        "{ csv_file: better-vertices.csv }");

    static readonly Key<CaseTable> ArcImprovements = Key<CaseTable>.Optional(
        "arcs_improvements",
        TableOf("improvements of arcs", "arc_id", "option_id", "improved_probability"),
        "The probabilities of arcs once works are done",
        "{ csv_file: better-arcs.csv }");

    static readonly Key<IReadOnlyList<Named<CaseNetwork>>> Cases = Key<IReadOnlyList<Named<CaseNetwork>>>.Required(
        "cases",
        new NamedSpec<CaseNetwork>("case", new RecordSpec<CaseNetwork>(
            "case",
            "One network, with what works do to it",
            [Vertices, Arcs, VertexImprovements, ArcImprovements],
            fields => new CaseNetwork(
                "", fields.Get(Vertices), fields.Get(Arcs), fields.Find(VertexImprovements),
                fields.Find(ArcImprovements)))),
        "The networks, each under a name",
        "{ trout: { vertices: { csv_file: v.csv }, arcs: { csv_file: a.csv } } }");

    static readonly Key<Node> Criterion = Key<Node>.Optional(
        "criterion", new AnyNodeSpec(), "What GECOT makes as great as possible; it is not read here", "{}");

    /// <summary>The whole file.</summary>
    public static RecordSpec<CaseDeclaration> Spec { get; } = new(
        "case file",
        "Works, and the networks that they improve",
        [Options, Cases, Criterion],
        fields => new CaseDeclaration(
            fields.Get(Options),
            [.. fields.Get(Cases).Select(one => one.Value with { Name = one.Name })],
            fields.Has(Criterion)));

    static RecordSpec<CaseTable> TableOf(string what, params string[] words)
    {
        var file = Key<Location>.Required("csv_file", Csv, "The table", "table.csv");
        var names = words.Select(word => Key<string>.Optional(
            word, new TextSpec(), $"The column that holds it; called {word} when left out", word)).ToList();
        var columns = Key<IReadOnlyDictionary<string, string>>.Optional(
            "csv_columns",
            new RecordSpec<IReadOnlyDictionary<string, string>>(
                $"columns of {what}",
                "What the columns of the table are called",
                names,
                fields => names.Where(fields.Has)
                    .ToDictionary(name => name.Name, name => fields.Find(name)!, StringComparer.Ordinal)),
            "What its columns are called, where not by these words",
            $"{{ {words[0]}: {words[0]} }}");
        return new RecordSpec<CaseTable>(
            what,
            "A table of the case",
            [file, columns],
            fields => new CaseTable(
                fields.Get(file), fields.Find(columns) ?? new Dictionary<string, string>(StringComparer.Ordinal)));
    }
}
