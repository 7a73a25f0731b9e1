using Calaisis.Raster.Grids;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Machine;
using Calaisis.Raster.Processing.PipelineFiles;

namespace Calaisis.Raster.Processing.Processes;

/// <summary>Keys that several processes share.</summary>
static class ProcessKeys
{
    public static readonly Key<Location> Raster = Key<Location>.Required(
        "input", new PathSpec($"a raster file that GDAL opens"), "The raster to read", "land-cover.tif");

    /// <summary>A GeoTIFF to write.</summary>
    public static readonly PathSpec GeoTiff =
        new($"the GeoTIFF to write", mustExist: false) { Endings = [".tif", ".tiff"] };

    public static readonly Key<Location> Output = Key<Location>.Required(
        "output", GeoTiff, "The GeoTIFF to write; replaced where it exists", "result.tif");

    public static readonly Key<IReadOnlyList<double>> Range = Key<IReadOnlyList<double>>.WithDefault(
        "range",
        new ListSpec<double>(new NumberSpec { Above = 0 })
        {
            AtLeast = 2,
            AtMost = 2,
            Meaning = $"a list of 2 numbers above 0: smallest and largest resistance",
        },
        [1e-6, 1e9],
        "Smallest and largest resistance written; results beyond become these",
        "[1, 10000]");

    public static readonly Key<Location> Pipeline = Key<Location>.Required(
        "pipeline",
        new PathSpec($"a pipeline file"),
        "The pipeline that declares the trame and what is made of it",
        "pipelines/calaisis.yaml");

    public static readonly Key<string> Trame = Key<string>.Required(
        "trame", new TextSpec { Meaning = $"the name of a trame" }, "The trame that it is done for", "verte");

    /// <summary>The trame of that name; null, with a fault, where the pipeline has none.</summary>
    public static TrameDeclaration? TrameOf(Fields fields, Pipeline pipeline)
    {
        var name = fields.Get(Trame);
        var names = pipeline.Trames.Select(candidate => candidate.Name).ToList();
        var trame = pipeline.Trames.FirstOrDefault(candidate => candidate.Name == name);
        if (trame is null)
        {
            fields.Fault(Trame, $"the pipeline has no trame '{name}'{Spelling.DidYouMean(name, names)} (it has: "
                + $"{string.Join(", ", names)})");
        }

        return trame;
    }

    /// <summary>The pipeline of a key; what it reads is no place to write to.</summary>
    public static LoadedPipeline Load(Fields fields, Key<Location> file)
    {
        var loaded = PipelineFile.Load(fields.Get(file).Full);
        foreach (var read in loaded.FilesRead) fields.Reading.FilesRead.Add(read);
        return loaded;
    }

    /// <summary>The tiles a process works through.</summary>
    public static TileLayout Tiles(GridDefinition grid, Resources resources) =>
        new(grid.Shape, resources.TileCells, resources.TileCells);
}
