using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary>The keys that every kind of layer has.</summary>
public static class LayerKeys
{
    static readonly TextSpec SourceName = new() { Meaning = $"the name of a source" };

    internal static readonly Key<string> Source = Key<string>.Required(
        "source", SourceName, "The source the layer reads", "land-cover");

    public static readonly Key<Combine> CombineKey = Key<Combine>.WithDefault(
        "combine",
        new ChoiceSpec<Combine>(
            ("over", Combine.Over), ("min", Combine.Min), ("max", Combine.Max), ("multiply", Combine.Multiply),
            ("add", Combine.Add)),
        Combine.Over,
        "How the layer joins the layers above it in the file: "
            + "over replaces them where the layer has data, the others compute",
        "max");

    static readonly Key<NothingBelow> NothingBelowKey = Key<NothingBelow>.WithDefault(
        "nothing-below",
        new ChoiceSpec<NothingBelow>(("speak", NothingBelow.Speaks), ("silent", NothingBelow.Silent)),
        NothingBelow.Told,
        "What a layer that combines by min, max or add does where no layer before it speaks: "
            + "speak gives the cell its own "
            + "value, silent leaves it uncovered; left out, it speaks and a warning counts the cells",
        "silent");

    static readonly Key<MaskDeclaration> MaskKey = Key<MaskDeclaration>.Optional(
        "mask", MaskDeclaration.Spec, "Where the layer may speak; everywhere when left out", "{ source: industry }");

    /// <summary>The keys of a kind, its own first, then those all kinds have.</summary>
    internal static IReadOnlyList<Key> With(params Key[] own) => [.. own, CombineKey, NothingBelowKey, MaskKey];

    /// <summary>The declaration of a layer that is complete without any legend.</summary>
    internal static LayerDeclaration Declare(
        Fields fields, string kind, IReadOnlyList<SourceUse> uses, IResistanceLayer layer) =>
        Declare(fields, kind, uses, layer.NeedsOn, _ => layer);

    /// <summary>The declaration of a layer that is made once the legends of its sources are known.</summary>
    internal static LayerDeclaration Declare(
        Fields fields,
        string kind,
        IReadOnlyList<SourceUse> uses,
        Func<GridDefinition, IReadOnlyList<SourceNeed>> needsOn,
        Func<SourceLegends, IResistanceLayer> build)
    {
        var mask = fields.Find(MaskKey);
        foreach (var use in uses) use.CheckLater($"this {kind} layer", fields.Reading);
        return new LayerDeclaration(
            kind, mask is null ? uses : [.. uses, mask.Use], fields.Get(CombineKey), needsOn, build)
        {
            Mask = mask?.Mask,
            NothingBelow = fields.Get(NothingBelowKey),
            Mark = fields.Mark,
            At = fields.Place,
        };
    }

    /// <summary>The use of the source named under a key.</summary>
    internal static SourceUse Use(Fields fields, Key<string> key, Holding holding) =>
        new(fields.Get(key), fields.MarkOf(key), holding);
}
