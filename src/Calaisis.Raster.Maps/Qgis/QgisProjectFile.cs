using System.IO.Compression;
using System.Text;

namespace Calaisis.Raster.Maps.Qgis;

/// <summary>Projects as files: <c>.qgz</c>, a zip with the project's text.</summary>
public static class QgisProjectFile
{
    // The first moment a zip can name; no clock in results.
    static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The whole file; equal projects are equal bytes.</summary>
    /// <param name="project">What it shows.</param>
    /// <param name="name">The file's name without extension; the text inside has the same.</param>
    public static byte[] Bytes(QgisProject project, string name)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry(name + ".qgs", CompressionLevel.Optimal);
            entry.LastWriteTime = Always;
            using var stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(QgisProjectXml.Of(project)));
        }

        return bytes.ToArray();
    }
}
