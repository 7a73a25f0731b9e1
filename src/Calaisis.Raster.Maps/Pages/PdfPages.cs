using SkiaSharp;

namespace Calaisis.Raster.Maps.Pages;

/// <summary>
/// Pages as one PDF file: vectors, the font embedded, texts that can be searched. Neither dates nor a document id are
/// written, so that equal pages give equal bytes.
/// </summary>
static class PdfPages
{
    const double PointsPerMm = 72 / 25.4;

    /// <param name="details">What the file says of itself.</param>
    /// <param name="page">The paper of all pages; its resolution is that of pictures.</param>
    /// <param name="draw">What draws each page, in their order.</param>
    public static byte[] Encode(PdfDetails details, PageSettings page, IEnumerable<Action<SheetCanvas>> draw)
    {
        using var stream = new MemoryStream();
        var metadata = new SKDocumentPdfMetadata
        {
            Title = details.Title,
            Author = details.Author,
            Creator = details.Software,
            Keywords = PdfProvenance.ToKeywords(details.Provenance),
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

/// <summary>What a PDF file says of itself.</summary>
/// <param name="Title">Its title, as viewers show it.</param>
/// <param name="Author">Who made it; empty for nobody.</param>
/// <param name="Software">The program and its version.</param>
/// <param name="Provenance">How it was made, by name.</param>
sealed record PdfDetails(string Title, string Author, string Software, IReadOnlyDictionary<string, string> Provenance);
