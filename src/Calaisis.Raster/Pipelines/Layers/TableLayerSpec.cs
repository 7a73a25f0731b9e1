using System.Text.Json.Nodes;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Resistance;

namespace Calaisis.Raster.Pipelines.Layers;

/// <summary><c>table</c>: classes of land cover, roads... through a friction table.</summary>
public static class TableLayerSpec
{
    static readonly Key<Location> Table = Key<Location>.Required(
        TableName, new PathSpec($"a friction table (CSV)"), "The friction table: resistance by class",
        "friction/verte.csv");

    static readonly Key<string> Column = Key<string>.Required(
        "column",
        new TextSpec { Meaning = $"the name of a column of the table" },
        "The table's column to use",
        "foret");

    static readonly Key<string> Group = Key<string>.Optional(
        "group",
        new TextSpec(),
        "For BioDispersal's friction.csv: uses the rows whose class is this group or begins with it and '_'",
        "landuse");

    static readonly Key<UnlistedRule> Unlisted = Key<UnlistedRule>.WithDefault(
        "unlisted",
        new NumberOrWordSpec<UnlistedRule>(
            new NumberSpec { Above = 0 },
            UnlistedRule.Value,
            new ChoiceSpec<UnlistedRule>(
                ("error", UnlistedRule.Error),
                ("ignore", UnlistedRule.Ignore),
                ("barrier", UnlistedRule.Value(double.PositiveInfinity)))),
        UnlistedRule.Error,
        "What becomes of classes that are in the data but not in the table: error, "
            + "ignore (the layer says nothing there), "
            + "barrier or a resistance",
        "ignore");

    static readonly Key<double> ZerosBecome = Key<double>.Optional(
        "zeros-become",
        new NumberSpec { Above = 0 },
        "What a 0 in the table is read as; without it a 0 is an error, since a free habitat cannot be measured",
        "1");

    static readonly Key<IReadOnlyList<FrictionAdjustment>> Adjust = Key<IReadOnlyList<FrictionAdjustment>>.WithDefault(
        AdjustName,
        new ListSpec<FrictionAdjustment>(FrictionAdjustmentSpec.Spec),
        [],
        "Changes values of the table without another file, in this order: some classes or all, "
            + "by a factor or to a value",
        "[{ classes: [\"6.3.0\"], factor: 0.5 }]");

    /// <summary>The key that tells a table layer from others.</summary>
    internal const string TableName = "table";

    /// <summary>The key under which values of the table are changed.</summary>
    internal const string AdjustName = "adjust";

    /// <summary>The keys that say how classes are answered.</summary>
    public static IReadOnlyList<Key> TableKeys { get; } =
        [Table, Column, Group, Unlisted, ZerosBecome, SourceKeys.TableEncoding];

    internal static RecordSpec<LayerDeclaration> Spec { get; } = new(
        "table layer",
        "Classes turned into resistance by a friction table",
        LayerKeys.With(Table, LayerKeys.Source, Column, Group, Unlisted, ZerosBecome, SourceKeys.TableEncoding, Adjust),
        fields =>
        {
            var table = Read(fields);
            var build = Builder(fields, table);
            var source = fields.Get(LayerKeys.Source);
            var declared = LayerKeys.Declare(
                fields,
                "table",
                [LayerKeys.Use(fields, LayerKeys.Source, Holding.Classes)],
                _ => [new SourceNeed(source, 0)],
                legends => build(source, legends(source)));
            return declared with { Table = fields.Get(Table), TableValues = ValuesOf(fields, table) };
        });

    /// <summary>
    /// Reads the table now, so that its faults come with those of the pipeline; makes the layer later.
    /// </summary>
    public static Func<string, Sources.Legend?, TableLayer> Builder(Fields fields) => Builder(fields, Read(fields));

    static FrictionTable Read(Fields fields)
    {
        var column = fields.Get(Column);
        var file = fields.Get(Table);
        var table = FrictionTable.Read(
            file.Full,
            fields.FindValue(ZerosBecome),
            column,
            file.Declared,
            fields.Find(Group),
            fields.Find(SourceKeys.TableEncoding),
            fields.Reading.Texts.Read);
        table.IndexOfColumn(column);
        return table.Adjust(column, fields.Get(Adjust));
    }

    static Func<string, Sources.Legend?, TableLayer> Builder(Fields fields, FrictionTable table)
    {
        var column = fields.Get(Column);
        var group = fields.Find(Group);
        var unlisted = fields.Get(Unlisted);
        return (source, legend) => new TableLayer(
            source, table, column, group is null ? ClassMatch.ByCode(legend) : ClassMatch.ByGroup(group, legend),
            unlisted);
    }

    /// <summary>Resistance by class: a number, "barrier", or null where the class is left out.</summary>
    static string ValuesOf(Fields fields, FrictionTable table)
    {
        var column = table.IndexOfColumn(fields.Get(Column));
        var byGroup = fields.Find(Group) is not null;
        var values = new JsonObject();
        foreach (var row in table.Rows)
        {
            var name = byGroup ? row.Class : row.Code;
            var value = row.Resistances[column];
            values[values.ContainsKey(name) ? $"{name} in line {row.Line}" : name] =
                float.IsNaN(value)
                    ? null
                    : float.IsInfinity(value) ? JsonValue.Create("barrier")
                    : JsonValue.Create(value);
        }

        return values.ToJsonString();
    }
}
