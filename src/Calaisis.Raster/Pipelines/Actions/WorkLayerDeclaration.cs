using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines.Actions;

/// <summary>A layer of works that may be done.</summary>
/// <param name="Name">Its name in the file; ids of works begin with it.</param>
/// <param name="Dataset">The dataset with the works.</param>
/// <param name="Action">The kind of action.</param>
public sealed record WorkLayerDeclaration(string Name, Location Dataset, GivenText Action)
{
    /// <summary>How it is opened.</summary>
    public VectorSourceSettings Settings => new(Name, Dataset.Full)
    {
        DeclaredPath = Dataset.Declared,
        Layer = Layer,
        Where = Where,
        WhereAt = WhereAt,
        At = At,
        Encoding = Encoding,
        DeclaredCrs = DeclaredCrs,
    };

    /// <summary>The layer; null for a dataset with one.</summary>
    public string? Layer { get; init; }

    /// <summary>Only features for which this holds, in OGR SQL; null for all.</summary>
    public string? Where { get; init; }

    public DeclaredAt WhereAt { get; init; }

    public DeclaredAt At { get; init; }

    public TextEncoding? Encoding { get; init; }

    public string? DeclaredCrs { get; init; }

    /// <summary>The attribute whose value is a work's id; features of one id are one work. Null: each is its own.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Euros for each work; null for what its kind costs.</summary>
    public GivenNumber? Cost { get; init; }

    /// <summary>Who does it; null for the most likely actor of its kind.</summary>
    public GivenText? Actor { get; init; }

    /// <summary>Whether there is a choice: free, fixed or banned; null for free.</summary>
    public GivenText? Status { get; init; }

    /// <summary>Attributes with ids of works, blanks between; null for none.</summary>
    public string? Requires { get; init; }

    public string? Excludes { get; init; }

    /// <summary>The attribute whose value variants of one work share; null for none.</summary>
    public string? Group { get; init; }

    static readonly TextSpec Text = new();

    static readonly Key<Location> VectorKey = Key<Location>.Required(
        "vector", new PathSpec($"a vector file or database that GDAL opens"), "The dataset with the works",
        "works.gpkg");

    static readonly Key<string> LayerKey = Key<string>.Optional(
        "layer", Text, "Its layer, in a dataset with several", "hedge");

    static readonly Key<string> WhereKey = Key<string>.Optional(
        "where", FilterSpec.Spec, "Only features for which this holds, in OGR SQL", "\"PHASE = 1\"");

    static readonly Key<GivenText> ActionKey = Key<GivenText>.Required(
        "action", GivenText.Spec,
        "The kind of action: its file in the folder 'actions', or the attribute that names it", "haie-plantee");

    static readonly Key<string> IdKey = Key<string>.Optional(
        "id", Text, "The attribute with a work's id: features of one id are one work; each is its own when left out",
        "ID");

    static readonly Key<GivenNumber> CostKey = Key<GivenNumber>.Optional(
        "cost", GivenNumber.Spec,
        "Euros for each work, or the attribute that holds them; what its kind costs when left out",
        "{ attribute: COUT }");

    static readonly Key<GivenText> ActorKey = Key<GivenText>.Optional(
        "actor", GivenText.Spec,
        "Who does it, or the attribute that says it: commune, farmer, road-manager, company, household, pays or "
            + "water-board; the first actor of its kind when left out",
        "commune");

    static readonly Key<GivenText> StatusKey = Key<GivenText>.Optional(
        "status", GivenText.Spec,
        "Whether there is a choice, or the attribute that says it: free, fixed (done in any case, its cost counts) or "
            + "banned; free when left out",
        "{ attribute: STATUT }");

    static readonly Key<string> RequiresKey = Key<string>.Optional(
        "requires", Text, "The attribute with the ids of works without which it cannot be done, blanks between",
        "SUPPOSE");

    static readonly Key<string> ExcludesKey = Key<string>.Optional(
        "excludes", Text, "The attribute with the ids of works that cannot be done beside it, blanks between",
        "EXCLUT");

    static readonly Key<string> GroupKey = Key<string>.Optional(
        "group", Text, "The attribute whose value variants of one work share: at most one of them is done", "VARIANTE");

    /// <summary>How a pipeline file declares one; the name comes from outside.</summary>
    public static RecordSpec<WorkLayerDeclaration> Spec { get; } = new(
        "work layer",
        "Works that may be done: hedges, ponds, crossings",
        [
            VectorKey, LayerKey, WhereKey, ActionKey, IdKey, CostKey, ActorKey, StatusKey, RequiresKey, ExcludesKey,
            GroupKey, SourceKeys.Encoding, SourceKeys.Crs,
        ],
        fields => new WorkLayerDeclaration("", fields.Get(VectorKey), fields.Get(ActionKey))
        {
            Layer = fields.Find(LayerKey),
            Where = fields.Find(WhereKey),
            WhereAt = new(fields.PlaceOf(WhereKey)),
            At = new(fields.Place),
            Encoding = fields.Find(SourceKeys.Encoding),
            DeclaredCrs = fields.Find(SourceKeys.Crs),
            Id = fields.Find(IdKey),
            Cost = fields.Find(CostKey),
            Actor = fields.Find(ActorKey),
            Status = fields.Find(StatusKey),
            Requires = fields.Find(RequiresKey),
            Excludes = fields.Find(ExcludesKey),
            Group = fields.Find(GroupKey),
        });
}
