using Calaisis.Raster.Faults;
using Calaisis.Raster.Sources;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Rasters;

/// <summary>Files that hold several rasters (netCDF, HDF5, pages of a TIFF): one of them has to be chosen.</summary>
static class Subdatasets
{
    const int MostListed = 12;

    /// <exception cref="RasterException">The dataset holds several rasters, or none.</exception>
    internal static void RequireOne(RasterSourceSettings settings, Dataset dataset)
    {
        var names = NamesIn(dataset);
        if (names.Count == 0 && dataset.RasterCount == 0)
            throw new RasterException($"{RasterFacts.Place(settings)}: it holds no raster band; give another file.");
        if (names.Count > 1 || dataset.RasterCount == 0)
        {
            throw new RasterException(
                $"{RasterFacts.Place(settings)}: it holds {names.Count} [raster|rasters]; "
                + $"name one of them as subdataset, or give it as path: {Listed(names)}.");
        }
    }

    /// <summary>
    /// The dataset that GDAL opens for the declared name, a whole name or the last part of one; where none is declared,
    /// for the usual one, if the file has it: products are also handed on as files of one raster. Null for the file as
    /// it is.
    /// </summary>
    /// <exception cref="RasterException">None has the declared name, or more than one.</exception>
    internal static string? Choose(RasterSourceSettings settings, Dataset container)
    {
        var names = NamesIn(container);
        var wanted = settings.Subdataset ?? settings.UsualSubdataset;
        var chosen = names.FindAll(name => name == wanted || LastPart(name) == wanted);
        if (chosen.Count == 1) return chosen[0];
        if (settings.Subdataset is null) return null;
        var expected = names.Count > 0
            ? (Sentence)$"expected one of: {Listed(names)}"
            : $"it holds one; remove subdataset";
        throw new RasterException(
            $"{RasterFacts.Place(settings)}: found {chosen.Count} [raster|rasters] named "
            + $"'{settings.Subdataset}', {expected}.");
    }

    static List<string> NamesIn(Dataset dataset) =>
    [
        .. dataset.GetMetadata("SUBDATASETS")
            .Where(item => item.Contains("_NAME=", StringComparison.Ordinal))
            .Select(item => item[(item.IndexOf('=', StringComparison.Ordinal) + 1)..]),
    ];

    // NETCDF:"file.nc":Band1, HDF5:"file.h5"://GRIDS/Fields/Radiance, GTIFF_DIR:2:file.tif
    static string LastPart(string name) => name[(name.LastIndexOfAny([':', '/']) + 1)..];

    static Sentence Listed(List<string> names)
    {
        var listed = string.Join(", ", names.Take(MostListed).Select(Secrets.Mask));
        return names.Count > MostListed ? $"{listed} and {names.Count - MostListed} more" : (Sentence)$"{listed}";
    }
}
