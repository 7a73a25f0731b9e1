using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>resistance-of</c>: a source that holds resistance already.</summary>
public static class ValueLayerSpec
{
    /// <summary>The kind of such a layer.</summary>
    public const string Kind = "resistance-of";

    static readonly Key<string> ResistanceOf = Key<string>.Required(
        Kind, new TextSpec { Meaning = $"the name of a source" },
        "The source whose values are resistance already, kept to 7 digits", "expert-resistance");

    internal static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "resistance-of layer",
        "A source that holds resistance (or a factor) already, as it is",
        LayerKeys.With(ResistanceOf),
        fields => LayerKeys.Declare(
            fields,
            Kind,
            [LayerKeys.Use(fields, ResistanceOf, Holding.Values)],
            new ValueLayer(fields.Get(ResistanceOf))));
}
