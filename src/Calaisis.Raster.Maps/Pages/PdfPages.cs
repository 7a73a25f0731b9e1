using SkiaSharp;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// Pages as one PDF file: vectors, the font embedded, texts that can be searched. Neither dates nor a document id are
/// written, so that equal pages give equal bytes.
/// </summary>
static class PdfPages
{
    const double PointsPerMm = 72 / 25.4;

    /// <param name="title">The document's title, as viewers show it.</param>
    /// <param name="author">Who made it; empty for nobody.</param>
    /// <param name="software">The program and its version.</param>
    /// <param name="page">The paper of all pages; its resolution is that of pictures.</param>
    /// <param name="draw">What draws each page, in their order.</param>
    public static byte[] Encode(
        string title, string author, string software, PageSettings page, IEnumerable<Action<SheetCanvas>> draw)
    {
        using var stream = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = title,
            Author = author,
            Creator = software,
            Producer = "SkiaSharp",
            RasterDpi = page.DotsPerInch,
            EncodingQuality = 101,
        };
        using (var document = SKDocument.CreatePdf(stream, metadata))
        {
            foreach (var drawPage in draw)
            {
                var skia = document.BeginPage(
                    (float)(page.WidthMm * PointsPerMm), (float)(page.HeightMm * PointsPerMm));
                using (var canvas = new SheetCanvas(skia, page, PointsPerMm)) drawPage(canvas);
                document.EndPage();
            }
            document.Close();
        }
        return stream.ToArray();
    }
}
