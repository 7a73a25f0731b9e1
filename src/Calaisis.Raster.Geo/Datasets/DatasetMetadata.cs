using Calaisis.Raster.Geo.Native;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Datasets;

/// <summary>What a result says of how it was made.</summary>
public static class DatasetMetadata
{
    const string Prefix = "CALAISIS_";

    /// <summary>Its metadata of ours, by name; empty where it is no dataset or says nothing.</summary>
    public static IReadOnlyDictionary<string, string> Of(string path)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var errors = new ErrorScope();
        ErrorScope.Attempt(() =>
        {
            using var dataset = Gdal.OpenEx(path, (uint)(GdalConst.OF_RASTER | GdalConst.OF_VECTOR), null, null, null);
            foreach (var line in dataset?.GetMetadata("") ?? [])
            {
                var end = line.IndexOf('=', StringComparison.Ordinal);
                if (end > 0 && line.StartsWith(Prefix, StringComparison.Ordinal))
                    found[line[..end]] = line[(end + 1)..];
            }
        });
        return found;
    }
}
