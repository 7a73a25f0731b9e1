using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary><c>raster</c>: a raster brought to the grid.</summary>
public static class RasterSourceSpec
{
    static readonly Key<Location> Raster = Key<Location>.Required(
        "raster", new PathSpec($"a raster file that GDAL opens"), "The dataset", "land-cover.tif");

    static readonly Key<SourcePreset> Preset = Key<SourcePreset>.Optional(
        "preset",
        LegendSpec.Preset,
        "The product it is: sets kind, scale, no data, unit and legend, each of which can still be written out",
        "ocs2d-cs");

    static readonly Key<CellKind> Kind = Key<CellKind>.Optional(
        "kind",
        new ChoiceSpec<CellKind>(("classes", CellKind.Classes), ("values", CellKind.Values)),
        "Whether the cells hold codes of classes or quantities; needed where there is no preset",
        "classes");

    static readonly Key<string> Subdataset = Key<string>.Optional(
        "subdataset",
        new TextSpec(),
        "Which dataset of a file that holds several (HDF5, netCDF): its name or the end of it",
        "NearNadir_Composite_Snow_Free");

    static readonly Key<double> Band = Key<double>.WithDefault(
        "band", new NumberSpec { AtLeast = 1, Whole = true }, 1, "The band, counted from 1", "1");

    static readonly Key<Resampling> ResamplingKey = Key<Resampling>.Optional(
        "resampling",
        new ChoiceSpec<Resampling>(
            ("nearest", Resampling.Nearest), ("majority", Resampling.Majority), ("bilinear", Resampling.Bilinear),
            ("average", Resampling.Average)),
        "How it is brought to cells of another size; when left out, "
            + "classes take the nearest cell and values are interpolated "
            + "(bilinear), or the majority and the average where the grid's cells are at least twice as large",
        "average");

    static readonly Key<double> Scale = Key<double>.Optional(
        "scale", new NumberSpec(), "Factor from the raw to the real value", "0.1");

    static readonly Key<double> Offset = Key<double>.Optional("offset", new NumberSpec(), "Added after scaling", "0");

    static readonly Key<double> Power = Key<double>.Optional(
        "power", new NumberSpec { Above = 0 },
        "Exponent of the raw value, before scaling (1.5 for raw LuoJia counts)", "1.5");

    static readonly Key<IReadOnlyList<double>> NoData = Key<IReadOnlyList<double>>.Optional(
        "no-data",
        new ListSpec<double>(new NumberSpec()),
        "Raw values that mean no data, beside the one the file declares",
        "[65535]");

    static readonly Key<string> Unit = Key<string>.Optional(
        "unit", new TextSpec(), "Unit of the value after scaling", "g/kg");

    static readonly Key<IReadOnlyList<double>> Plausible = Key<IReadOnlyList<double>>.Optional(
        "plausible",
        new ListSpec<double>(new NumberSpec()) { AtLeast = 2, AtMost = 2, Meaning = $"a list of 2 numbers" },
        "Smallest and largest value that make sense; the check reports values beyond",
        "[0, 10000]");

    static readonly Key<Legend> LegendKey = Key<Legend>.Optional(
        "legend", LegendSpec.ByName, "The names of its classes", "clc");

    /// <summary>The keys that say how cells are read, beside the dataset.</summary>
    public static IReadOnlyList<Key> ReadKeys { get; } =
        [
            Preset, Kind, Subdataset, Band, ResamplingKey, Scale, Offset, Power, NoData, Unit, Plausible, LegendKey,
            SourceKeys.Crs,
        ];

    public static RecordSpec<SourceSettings> Spec { get; } = new(
        "raster source",
        "A raster, brought to the grid",
        [Raster, .. ReadKeys, SourceKeys.Title, SourceKeys.Credit, SourceKeys.Edits],
        fields => Build(fields, "", fields.Get(Raster)));

    /// <summary>The settings that a record with <see cref="ReadKeys"/> describes.</summary>
    public static RasterSourceSettings Build(Fields fields, string name, Location dataset)
    {
        var preset = fields.Find(Preset);
        if (preset is null && !fields.Has(Kind))
        {
            fields.Reading
                .Add(fields.Mark, $"found neither 'preset' nor 'kind' in a raster source, expected one of them: "
                    + $"name the product, or say whether its cells hold 'classes' or 'values'");
        }

        var plausible = fields.Find(Plausible);
        var known = (preset ?? new SourcePreset("", "", CellKind.Values)).ToRaster(name, dataset.Full);
        return known with
        {
            Kind = fields.FindValue(Kind) ?? known.Kind,
            DeclaredPath = dataset.Declared,
            Subdataset = fields.Find(Subdataset),
            Band = (int)fields.Get(Band),
            Resampling = fields.FindValue(ResamplingKey) ?? known.Resampling,
            Scale = fields.FindValue(Scale) ?? known.Scale,
            Offset = fields.FindValue(Offset) ?? known.Offset,
            Power = fields.FindValue(Power) ?? known.Power,
            NoData = fields.Find(NoData) ?? known.NoData,
            Unit = fields.Find(Unit) ?? known.Unit,
            Plausible = plausible is null ? known.Plausible : new PlausibleRange(plausible[0], plausible[1]),
            Legend = fields.Find(LegendKey) ?? known.Legend,
            DeclaredCrs = fields.Find(SourceKeys.Crs),
            DeclaredTitle = fields.Find(SourceKeys.Title),
            Credit = fields.Find(SourceKeys.Credit),
            Edits = fields.Get(SourceKeys.Edits),
        };
    }
}
