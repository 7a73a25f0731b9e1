using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>
/// <c>burn</c>: features get a class or value of their own in a source: a hedge, a pond, an industrial zone.
/// </summary>
static class BurnEdit
{
    static readonly Key<Shapes> Burn = Key<Shapes>.Required(
        "burn", EditShapes.Features, "The features to put in: a file, or a shape drawn here", "scenarios.gpkg");

    static readonly Key<string> On = EditKeys.Source("on", "The source that gets them", "land-cover");

    static readonly Key<double> Value = Key<double>.Optional(
        "value",
        new NumberSpec(),
        "The value that cells become, for sources without classes; "
            + "features of a vector source become 1 when it is left out",
        "0.5");

    static readonly Key[] Keys = [Burn, .. EditKeys.Features, On, EditKeys.Class, Value, EditKeys.Only];

    public static RecordSpec<SourceEdit> Spec { get; } = new(
        "burn edit", "Puts features into a source: along lines and inside areas its cells take a class or a value",
        Keys, Build);

    static CellEdit Build(Fields fields)
    {
        var (hasClass, hasValue) = (fields.Has(EditKeys.Class), fields.Has(Value));
        var source = EditKeys.Use(
            fields, On,
            hasClass || fields.Has(EditKeys.Only) ? Holding.Classes : hasValue ? Holding.Values : Holding.Anything);
        if (hasClass && hasValue) fields.Fault(Value, $"found both 'class' and 'value', expected one of them");
        EditKeys.Later(fields, source, declared =>
        {
            if (declared is RasterSourceSettings && !hasClass && !hasValue)
            {
                fields.Reading.Add(fields.Mark, $"found neither 'class' nor 'value', expected one of them: "
                    + $"what the cells of the raster become");
            }
        });
        return new CellEdit(EditKeys.PlaceOf(fields, source))
        {
            Area = new EditArea { Features = EditKeys.ToFeatures(fields, Burn) },
            Class = fields.Find(EditKeys.Class),
            Operand = fields.FindValue(Value) ?? 1,
            Only = fields.Find(EditKeys.Only) ?? [],
        };
    }
}
