using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>What the tables of the national data standard need to know of one trame; null is left empty.</summary>
public sealed record TrameStandard
{
    static readonly TextSpec Wide = new() { Meaning = $"a text of at most 254 characters", Pattern = "^.{1,254}$" };

    static readonly Key<string> MainKey = Key<string>.Optional(
        "milieu",
        new TextSpec { Meaning = $"a text of at most 50 characters", Pattern = "^.{1,50}$" },
        "National name of its main milieu (MILMAJ_NAT); verte: multitrame, bleue: humide, others: empty when left out",
        "boisé");

    static readonly Key<string> RegionalKey = Key<string>.Optional(
        "regional-milieu",
        Wide,
        "Regional name of its main milieu (MILMAJ_REG); noire: obscurité, others: empty when left out",
        "forêts");

    static readonly Key<string> AssociatedKey = Key<string>.Optional(
        "associated", Wide, "National names of associated milieux (MILASO_NAT); empty when left out", "ouvert");

    static readonly Key<string> AssociatedRegionalKey = Key<string>.Optional(
        "associated-regional", Wide, "Regional names of associated milieux (MILASO_REG); empty when left out",
        "\"prairies et/ou bocage\"");

    static readonly Key<double> FirstKey = Key<double>.Optional(
        "first-number",
        new NumberSpec { AtLeast = 1, AtMost = 900_000_000, Whole = true },
        "Number of its first réservoir, corridor and obstacle in ids; 1 for the first trame, "
            + "100001 for the second and so on when left out",
        "1");

    static readonly Key<bool> NationalKey = Key<bool>.Optional(
        "national", new FlagSpec(), "Whether its tables are the national ones (N_SRCE_...), not N_TRAME_...; "
            + "verte and bleue: true, others: false when left out", "true");

    static readonly Key<WatercourseDeclaration> WatercoursesKey = Key<WatercourseDeclaration>.Optional(
        "watercourses",
        WatercourseDeclaration.Spec,
        "Its watercourses, which the standard keeps in tables of their own (N_SRCE_COURS_EAU_L and _S); "
            + "none are written when left out",
        "{ source: cours-eau, class-1: CLASSE1 }");

    /// <summary>MILMAJ_NAT.</summary>
    public string? Main { get; init; }

    /// <summary>MILMAJ_REG.</summary>
    public string? Regional { get; init; }

    /// <summary>MILASO_NAT.</summary>
    public string? Associated { get; init; }

    /// <summary>MILASO_REG.</summary>
    public string? AssociatedRegional { get; init; }

    /// <summary>The number that patch, link or conflict 1 has in ids; null by the trame's place in the file.</summary>
    public int? FirstNumber { get; init; }

    /// <summary>Its watercourses; null for no tables of them.</summary>
    public WatercourseDeclaration? Watercourses { get; init; }

    /// <summary>Whether its tables are the national ones; null by the trame's name.</summary>
    public bool? IsNational { get; init; }

    public static RecordSpec<TrameStandard> Spec { get; } = new(
        "trame's standard",
        "What the national tables need to know of the trame",
        [MainKey, RegionalKey, AssociatedKey, AssociatedRegionalKey, FirstKey, NationalKey, WatercoursesKey],
        fields => new TrameStandard
        {
            Main = fields.Find(MainKey),
            Regional = fields.Find(RegionalKey),
            Associated = fields.Find(AssociatedKey),
            AssociatedRegional = fields.Find(AssociatedRegionalKey),
            FirstNumber = (int?)fields.FindValue(FirstKey),
            IsNational = fields.FindValue(NationalKey),
            Watercourses = fields.Find(WatercoursesKey),
        });
}
