using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>In what precision accumulated costs are written.</summary>
public enum CostPrecision
{
    /// <summary>Seven digits: three fifths of the room, of costs over a made-up land cover.</summary>
    Rounded,

    /// <summary>As they are computed.</summary>
    Exact,
}

/// <summary>The cost distance of a trame as the pipeline file declares it.</summary>
/// <param name="Use">
/// The source whose cells it begins at, every cell's value its label; null for the trame's core areas.
/// </param>
/// <param name="Rules">Steps and limit.</param>
/// <param name="Precision">In what precision costs are written.</param>
public sealed record CostDeclaration(
    SourceUse? Use, CostRules Rules, CostPrecision Precision = CostPrecision.Rounded)
{
    static readonly Key<string> SourceKey = Key<string>.Optional(
        "source",
        new TextSpec { Meaning = $"the name of a source" },
        "Where it begins: features, or cells that hold a label, a positive integer; "
            + "0 and no data are no source. The trame's core "
            + "areas when left out",
        "habitats");

    static readonly Key<CostPrecision> TypeKey = Key<CostPrecision>.WithDefault(
        "type",
        new ChoiceSpec<CostPrecision>(("float32", CostPrecision.Rounded), ("float64", CostPrecision.Exact)),
        CostPrecision.Rounded,
        "In what precision cost.tif is written; costs are always computed in double precision, and links and corridors "
            + "are found with these",
        "float64");

    /// <summary>How a trame declares it.</summary>
    internal static RecordSpec<CostDeclaration> Spec { get; } = new(
        "cost", "Accumulated least cost over the trame's resistance, written as cost.tif",
        [SourceKey, .. CostKeys.All, TypeKey], Build);

    static CostDeclaration Build(Fields fields)
    {
        var rules = CostKeys.Build(fields);
        var precision = fields.Get(TypeKey);
        if (fields.Find(SourceKey) is not { } source) return new CostDeclaration(null, rules, precision);
        var use = new SourceUse(source, fields.MarkOf(SourceKey), Holding.Anything);
        use.CheckLater($"this cost", fields.Reading);
        return new CostDeclaration(use, rules, precision);
    }
}
