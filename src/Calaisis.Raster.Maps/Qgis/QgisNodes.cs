using System.Security.Cryptography;
using System.Text;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>A line of the tree of layers.</summary>
/// <param name="Name">As people read it.</param>
public abstract record QgisNode(string Name)
{
    /// <summary>Whether it is ticked.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>Whether what is beneath it - layers, or the legend - shows.</summary>
    public bool IsExpanded { get; init; }
}

/// <summary>Layers that belong together.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Children">From the top down.</param>
public sealed record QgisGroup(string Name, IReadOnlyList<QgisNode> Children) : QgisNode(Name);

/// <summary>A file, or a table of one, and how it is drawn.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Path">The file, from the project's folder, with forward slashes.</param>
public abstract record QgisLayer(string Name, string Path) : QgisNode(Name)
{
    const int HashDigits = 8;

    /// <summary>The driver in QGIS.</summary>
    internal abstract string Provider { get; }

    /// <summary>What the driver opens.</summary>
    internal abstract string Source { get; }

    /// <summary>Made from the source, so that it stays the same from run to run.</summary>
    internal string Id
    {
        get
        {
            var words = string.Concat(Source.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'))
                .Trim('_');
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Source)));
            return $"{words}_{hash[..HashDigits]}";
        }
    }
}

/// <summary>The first band of a raster.</summary>
public sealed record QgisRasterLayer(string Name, string Path, RasterRenderer Renderer) : QgisLayer(Name, Path)
{
    internal override string Provider => "gdal";

    internal override string Source => "./" + Path;
}

/// <summary>A layer of a GeoPackage.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Path">The file.</param>
/// <param name="Table">Its name and columns in the file; rows are not looked at.</param>
/// <param name="Renderer">How it is drawn.</param>
public sealed record QgisVectorLayer(
    string Name, string Path, FeatureTable Table, VectorRenderer Renderer) : QgisLayer(Name, Path)
{
    /// <summary>What is written beside each feature; null for nothing.</summary>
    public QgisLabel? Label { get; init; }

    internal override string Provider => "ogr";

    internal override string Source => $"./{Path}|layername={Table.Name}";
}

/// <summary>What is written beside each feature.</summary>
/// <param name="Expression">An expression of QGIS.</param>
/// <param name="LeastScale">The denominator beyond which nothing is written, as it would be a tangle.</param>
public sealed record QgisLabel(string Expression, double LeastScale);
