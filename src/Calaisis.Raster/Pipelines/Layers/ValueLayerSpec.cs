using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>resistance-of</c>: a source that holds resistance already.</summary>
static class ValueLayerSpec
{
    static readonly Key<string> ResistanceOf = Key<string>.Required(
        "resistance-of", new TextSpec { Meaning = "the name of a source" }, "The source whose values are resistance already", "expert-resistance");

    public static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "resistance-of layer",
        "A source that holds resistance (or a factor) already, as it is",
        LayerKeys.With(ResistanceOf),
        fields => LayerKeys.Declare(
            fields,
            "resistance-of",
            [LayerKeys.Use(fields, ResistanceOf, Holding.Values)],
            new ValueLayer(fields.Get(ResistanceOf))));
}
