using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary><c>remove</c>: features of a vector source that are no more: a road, a group of lamps, a barrier.</summary>
static class RemoveEdit
{
    static readonly Key<string> Remove = EditKeys.Source("remove", "The vector source whose features go", "roads");

    static readonly Key<string> Where = Key<string>.Optional(
        "where", FilterSpec.Spec, "The features that go, in OGR SQL", "\"NOM = 'D943'\"");

    static readonly Key<EditArea> In = Key<EditArea>.Optional(
        "in", EditAreaSpec.Spec, "Where features end: they are cut along its edge",
        "{ circle: [620000, 7090000], radius: 250 }");

    public static RecordSpec<SourceEdit> Spec { get; } = new(
        "remove edit", "Takes features out of a vector source, by a filter or inside an area",
        [Remove, Where, In], Build);

    static SourceEdit Build(Fields fields)
    {
        var source = EditKeys.Use(fields, Remove, Holding.Anything);
        if (fields.Has(Where) == fields.Has(In))
        {
            fields.Reading.Add(fields.Mark, fields.Has(In)
                ? (Sentence)$"found both 'where' and 'in' in a removal, expected one of them: write two removals"
                : $"found neither 'where' nor 'in' in a removal, expected one of them: which features go, or where");
        }

        EditKeys.Later(fields, source, declared =>
        {
            if (declared is RasterSourceSettings)
            {
                fields.Fault(Remove, $"this edit removes features of '{source}', which is a raster, "
                    + $"expected a vector source: use 'change' or 'burn'");
            }
        });
        var place = EditKeys.PlaceOf(fields, source);
        return fields.Find(Where) is { } where
            ? new FeatureRemoval(place, where)
            : new CellEdit(place) { Area = fields.Find(In), Operation = CellOperation.Erase };
    }
}
