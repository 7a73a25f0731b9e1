using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>The indicators of a trame's network as the pipeline file declares them.</summary>
/// <param name="Distance">The distance at which the probability applies.</param>
/// <param name="Probability">Probability to cover it, between 0 and 1.</param>
/// <param name="Beta">Exponent of areas in F, IF, BC and CF.</param>
/// <param name="StudyAreaHectares">The area that PC and IIC are related to; null for the grid's.</param>
public sealed record NetworkDeclaration(Reach Distance, double Probability, double Beta, double? StudyAreaHectares)
{
    /// <summary>Whether paths pay for crossing core areas.</summary>
    public bool IntraPatch { get; init; }

    /// <summary>Exponent of areas in PC, EC and dPC.</summary>
    public double PcBeta { get; init; } = 1;

    /// <summary>Indices beyond the usual ones.</summary>
    public NetworkIndices Indices { get; init; }

    /// <summary>The rasters of a run of Circuitscape between linked core areas.</summary>
    public CircuitscapeRasters Circuitscape { get; init; }

    static readonly Key<Reach> DistanceKey = Key<Reach>.Required(
        "distance", ReachSpec.Spec, "The distance at which the probability applies", "{ metres: 700 }");

    static readonly Key<double> ProbabilityKey = Key<double>.WithDefault(
        "probability",
        new NumberSpec { Above = 0, AtMost = 0.9999 },
        0.5,
        "Probability that a disperser covers the distance: 0.5 for a median distance, 0.05 for a greatest one",
        "0.05");

    static readonly Key<double> BetaKey = Key<double>.WithDefault(
        "beta",
        new NumberSpec { AtLeast = 0, AtMost = 4 },
        1,
        "Exponent of areas in F, IF, BC and CF: 1 for proportional, 0 for every patch alike",
        "0.5");

    static readonly Key<double> PcBetaKey = Key<double>.WithDefault(
        "pc-beta",
        new NumberSpec { Above = 0, AtMost = 4 },
        1,
        "Exponent of areas in PC, EC and dPC (Graphab's beta): 1 for areas as they are; EC stays an area, "
            + "that of the one core area that "
            + "alone would have the same PC",
        "0.5");

    static readonly Key<bool> IntraPatchKey = Key<bool>.WithDefault(
        "intra-patch",
        new FlagSpec(),
        false,
        "Whether a path also pays for crossing the core areas on its way, "
            + "from where one link ends to where the next begins (intra-patch "
            + "distances, which Graphab recommends)",
        "true");

    static readonly Key<double> StudyAreaKey = Key<double>.Optional(
        "study-area",
        new NumberSpec { Above = 0 },
        "Area in hectares that PC and IIC are related to; the grid's area when left out",
        "170000");

    static readonly Key<IReadOnlyList<NetworkIndices>> IndicesKey = Key<IReadOnlyList<NetworkIndices>>.Optional(
        "indices",
        new ListSpec<NetworkIndices>(new ChoiceSpec<NetworkIndices>(
            ("IF", NetworkIndices.InteractionFlux),
            ("CCe", NetworkIndices.Closeness),
            ("CF", NetworkIndices.CurrentFlow),
            ("H", NetworkIndices.Harary),
            ("GD", NetworkIndices.Diameter),
            ("dIIC", NetworkIndices.DeltaIic))),
        "Indices beyond PC, EC, IIC, dPC, F and BC: IF interaction flux, "
            + "CCe closeness centrality, CF current flow, H Harary index, "
            + "GD graph diameter (all as in Graphab), dIIC loss of IIC (Conefor); none when left out",
        "[IF, CCe, dIIC]");

    static readonly Key<CircuitscapeRasters> CircuitscapeKey = Key<CircuitscapeRasters>.WithDefault(
        "circuitscape",
        new ChoiceSpec<CircuitscapeRasters>(
            ("none", CircuitscapeRasters.None), ("geotiff", CircuitscapeRasters.GeoTiff),
            ("ascii", CircuitscapeRasters.Ascii)),
        CircuitscapeRasters.None,
        "Whether to write what Circuitscape 5 needs to compute currents between "
            + "linked core areas, and as which rasters: "
            + "geotiff is smaller, ascii is read by every version and needs square cells",
        "geotiff");

    /// <summary>How a trame declares it.</summary>
    public static RecordSpec<NetworkDeclaration> Spec { get; } = new(
        "network",
        "Indicators of the graph of core areas and active links",
        [DistanceKey, ProbabilityKey, BetaKey, PcBetaKey, IntraPatchKey, StudyAreaKey, IndicesKey, CircuitscapeKey],
        fields => new NetworkDeclaration(
            fields.Get(DistanceKey), fields.Get(ProbabilityKey), fields.Get(BetaKey), fields.FindValue(StudyAreaKey))
        {
            PcBeta = fields.Get(PcBetaKey),
            IntraPatch = fields.Get(IntraPatchKey),
            Indices = IndicesOf(fields),
            Circuitscape = fields.Get(CircuitscapeKey),
        });

    static NetworkIndices IndicesOf(Fields fields)
    {
        var indices = NetworkIndices.None;
        foreach (var index in fields.Find(IndicesKey) ?? [])
        {
            if (indices.HasFlag(index)) fields.Fault(IndicesKey, $"found an index twice, expected each once");
            indices |= index;
        }

        return indices;
    }

    /// <summary>What the search for the indicators is told.</summary>
    /// <param name="distance">The distance as a cost.</param>
    /// <param name="studyAreaSquareMetres">The area that PC and IIC are related to.</param>
    public NetworkParameters ParametersOf(LinkReach distance, double studyAreaSquareMetres) =>
        new(distance, Probability, Beta, studyAreaSquareMetres)
        {
            PcBeta = PcBeta,
            IntraPatch = IntraPatch,
            Indices = Indices,
        };
}

/// <summary>As which rasters a run of Circuitscape is written.</summary>
public enum CircuitscapeRasters
{
    /// <summary>It is not written.</summary>
    None,

    /// <summary>Compressed GeoTIFF, which Circuitscape 5 reads.</summary>
    GeoTiff,

    /// <summary>ESRI ASCII grids, which every version reads.</summary>
    Ascii,
}
