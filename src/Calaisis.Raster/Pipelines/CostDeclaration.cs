using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Pipelines;

/// <summary>The cost distance of a trame as the pipeline file declares it.</summary>
/// <param name="Use">
/// The source whose cells it begins at, every cell's value its label; null for the trame's core areas.
/// </param>
/// <param name="Rules">Steps and limit.</param>
public sealed record CostDeclaration(SourceUse? Use, CostRules Rules)
{
    static readonly Key<string> SourceKey = Key<string>.Optional(
        "source",
        new TextSpec { Meaning = $"the name of a source" },
        "Where it begins: features, or cells that hold a label, a positive integer; "
            + "0 and no data are no source. The trame's core "
            + "areas when left out",
        "habitats");

    /// <summary>How a trame declares it.</summary>
    internal static RecordSpec<CostDeclaration> Spec { get; } = new(
        "cost", "Accumulated least cost over the trame's resistance, written as cost.tif",
        [SourceKey, .. CostKeys.All], Build);

    static CostDeclaration Build(Fields fields)
    {
        var rules = CostKeys.Build(fields);
        if (fields.Find(SourceKey) is not { } source) return new CostDeclaration(null, rules);
        var use = new SourceUse(source, fields.MarkOf(SourceKey), Holding.Anything);
        use.CheckLater($"this cost", fields.Reading);
        return new CostDeclaration(use, rules);
    }
}
