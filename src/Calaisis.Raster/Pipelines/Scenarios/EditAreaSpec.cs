using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines.Scenarios;

/// <summary>How a change says where it works.</summary>
static class EditAreaSpec
{
    static readonly TextSpec Text = new();

    static readonly Key<IReadOnlyList<string>> Names = Key<IReadOnlyList<string>>.Optional(
        "names", new ListSpec<string>(Text), "The zones that count, by name; all of them when left out",
        "[Guînes, Ardres]");

    static readonly Key<string> Zones = Key<string>.Required(
        "zones", new TextSpec { Meaning = $"the name of a zone layer" }, "A zone layer of this pipeline", "commune");

    static readonly Key<Location> Vector = Key<Location>.Required(
        "vector",
        new PathSpec($"a vector file or database that GDAL opens"),
        "The dataset with the zones",
        "units.gpkg");

    static readonly Key<string> Name = Key<string>.Optional(
        "name", Text, "The attribute that holds the names of 'names'", "NOM");

    public static Spec<EditArea> Spec { get; } = new UnionSpec<EditArea>(
        "area",
        new RecordSpec<EditArea>(
            "zones of the pipeline",
            "Zones of a layer that the pipeline declares under zones",
            [Zones, Names],
            fields => new EditArea { Zones = fields.Get(Zones), Names = fields.Find(Names) ?? [] }),
        new RecordSpec<EditArea>(
            "zones of a file", "Areas of a vector layer",
            [Vector, EditKeys.Layer, EditKeys.Where, Name, Names, SourceKeys.Encoding], OfFile),
        new RecordSpec<EditArea>("drawn area", "An area drawn in the pipeline file", [EditShapes.PolygonKey], fields =>
            Drawn(fields, EditShapes.ReadPolygon(fields))),
        new RecordSpec<EditArea>(
            "drawn circle",
            "A round area drawn in the pipeline file",
            [EditShapes.CircleKey, EditShapes.RadiusKey],
            fields => Drawn(fields, EditShapes.ReadCircle(fields))));

    static EditArea Drawn(Fields fields, Shapes shapes) =>
        new() { Features = shapes.ToSource(EditKeys.NameOf(fields.Mark, fields.Reading)) };

    static EditArea OfFile(Fields fields)
    {
        var (file, names) = (fields.Get(Vector), fields.Find(Names) ?? []);
        if (names.Count > 0 && !fields.Has(Name))
        {
            fields.Fault(
                Names, $"found 'names' without 'name', expected the attribute that holds them, for instance name: NOM");
        }

        return new EditArea
        {
            Features = new VectorSourceSettings(EditKeys.NameOf(fields.Mark, fields.Reading), file.Full)
            {
                DeclaredPath = file.Declared,
                Layer = fields.Find(EditKeys.Layer),
                Where = fields.Find(EditKeys.Where),
                WhereAt = new(fields.PlaceOf(EditKeys.Where)),
                Encoding = fields.Find(SourceKeys.Encoding),
                TakesCrs = false,
                AreasOnly = true,
            },
            NameAttribute = fields.Find(Name),
            Names = names,
        };
    }
}
