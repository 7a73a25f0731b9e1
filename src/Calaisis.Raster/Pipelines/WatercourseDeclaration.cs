using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>
/// Which source holds the watercourses of a trame, and which of its attributes say what the national tables keep of
/// them (N_SRCE_COURS_EAU_L and _S). What no attribute says is left empty.
/// </summary>
/// <param name="Source">A vector source with lines and surfaces of water.</param>
public sealed record WatercourseDeclaration(string Source)
{
    static readonly Key<string> SourceKey = Key<string>.Required(
        "source", new TextSpec(), "The vector source with the watercourses, lines or surfaces", "cours-eau");

    static readonly Key<string> TypeKey = Attribute(
        "type", "TYPE_CEAU: kind of watercourse, at most 254 characters", "TYPE_CEAU");

    static readonly Key<string> ObjectiveKey = Attribute(
        "objective", "OBJ_ASSI: 01 to be preserved, 02 to be restored", "OBJ_ASSI");

    static readonly Key<string> ListOneKey = Attribute(
        "class-1", "CLASSE1: whether it is of list 1 of article L.214-17", "CLASSE1");

    static readonly Key<string> ListTwoKey = Attribute(
        "class-2", "CLASSE2: whether it is of list 2 of article L.214-17", "CLASSE2");

    static readonly Key<string> CorridorKey = Attribute(
        "corridor", "EST_CORRID: whether it is a corridor", "EST_CORRID");

    static readonly Key<string> ReservoirKey = Attribute(
        "reservoir", "EST_RESERV: whether it is a réservoir", "EST_RESERV");

    static readonly Key<string> CommentKey = Attribute("comment", "COMMENTAIR, at most 254 characters", "NOM");

    /// <summary>Attribute that holds TYPE_CEAU.</summary>
    public string? Type { get; init; }

    /// <summary>Attribute that holds OBJ_ASSI.</summary>
    public string? Objective { get; init; }

    /// <summary>Attribute that holds CLASSE1.</summary>
    public string? ListOne { get; init; }

    /// <summary>Attribute that holds CLASSE2.</summary>
    public string? ListTwo { get; init; }

    /// <summary>Attribute that holds EST_CORRID.</summary>
    public string? Corridor { get; init; }

    /// <summary>Attribute that holds EST_RESERV.</summary>
    public string? Reservoir { get; init; }

    /// <summary>Attribute that holds COMMENTAIR.</summary>
    public string? Comment { get; init; }

    public static RecordSpec<WatercourseDeclaration> Spec { get; } = new(
        "watercourses",
        "Watercourses in the national tables: their source, and its attributes that say what the columns hold; "
            + "a column without is empty",
        [SourceKey, TypeKey, ObjectiveKey, ListOneKey, ListTwoKey, CorridorKey, ReservoirKey, CommentKey],
        Build);

    static Key<string> Attribute(string name, string what, string example) =>
        Key<string>.Optional(name, new TextSpec(), $"The attribute that holds {what}", example);

    static WatercourseDeclaration Build(Fields fields)
    {
        new SourceUse(fields.Get(SourceKey), fields.MarkOf(SourceKey), Holding.Features)
            .CheckLater($"this table of watercourses", fields.Reading);
        return new WatercourseDeclaration(fields.Get(SourceKey))
        {
            Type = fields.Find(TypeKey),
            Objective = fields.Find(ObjectiveKey),
            ListOne = fields.Find(ListOneKey),
            ListTwo = fields.Find(ListTwoKey),
            Corridor = fields.Find(CorridorKey),
            Reservoir = fields.Find(ReservoirKey),
            Comment = fields.Find(CommentKey),
        };
    }
}
