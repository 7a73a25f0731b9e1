using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Geo.Datasets;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Pages;

/// <summary>What pictures and pages say of how they were made.</summary>
public sealed class FileTextTests : IDisposable
{
    static readonly SortedDictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["CALAISIS_PARAMETERS"] = """{"path":"a\\b (c) (((","title":"\"Trame\" <100 %>"}""",
        ["CALAISIS_STEP"] = "sheet",
    };

    static readonly SortedDictionary<string, string> Accented =
        new(Plain, StringComparer.Ordinal) { ["CALAISIS_TITLE"] = "Forêt – Ω 🦇 (été)" };

    static readonly PageSettings Page = ModelSheet.Page;

    readonly Folder _folder = new();

    public static TheoryData<bool> Both => [false, true];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Both))]
    public void A_picture_holds_a_text_for_each_pair_before_its_pixels(bool accented)
    {
        var pairs = accented ? Accented : Plain;
        var png = PngPage.Encode(Page, pairs, _ => { });
        Assert.Equal(png, PngPage.Encode(Page, pairs, _ => { }));
        Assert.Equal(pairs, TextsBeforePixels(png));
        File.WriteAllBytes(_folder["map.png"], png);
        Assert.Equal(pairs, DatasetMetadata.Of(_folder["map.png"]));
        Assert.Empty(TextsBeforePixels(PngPage.Encode(Page, new Dictionary<string, string>(), _ => { })));
    }

    [Fact]
    public void A_keyword_that_no_PNG_may_have_is_refused()
    {
        foreach (var keyword in new[] { "", "a b", "é", new string('A', 80) })
            Assert.Throws<ArgumentException>(() => Told(keyword));
        Assert.Equal(["x"], TextsBeforePixels(Told(new string('A', 79))).Values);

        byte[] Told(string keyword) =>
            PngPage.Encode(Page, new Dictionary<string, string> { [keyword] = "x" }, _ => { });
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_page_holds_them_in_its_keywords(bool accented)
    {
        var pairs = accented ? Accented : Plain;
        var pdf = PdfPages.Encode(new PdfDetails("Titre (é)", "", "calaisis", pairs), Page, [_ => { }]);
        Assert.Equal(pdf, PdfPages.Encode(new PdfDetails("Titre (é)", "", "calaisis", pairs), Page, [_ => { }]));
        Assert.Equal(pairs, PdfProvenance.Read(pdf));
        Assert.Empty(PdfProvenance.Read(
            PdfPages.Encode(new PdfDetails("Titre", "", "", new Dictionary<string, string>()), Page, [_ => { }])));
    }

    [Theory]
    [InlineData("/Keywords (trame, verte)")]
    [InlineData("/Keywords <</A 1>>")]
    [InlineData("/Keywords <7B2>")]
    [InlineData("/Keywords <7 B>")]
    [InlineData("/Keywords 4 0 R")]
    [InlineData("/Keywords (never ends \\")]
    [InlineData("/Keywords <7B")]
    [InlineData("/Keywords")]
    public void Pages_of_other_programs_say_nothing(string pdf) =>
        Assert.Empty(PdfProvenance.Read(Encoding.Latin1.GetBytes(pdf)));

    [Fact]
    public void A_damaged_page_of_ours_gets_a_sentence()
    {
        File.WriteAllText(_folder["a.pdf"], "/Keywords ({\"CALAISIS_STEP\":)");
        Assert.Contains(
            "a.pdf: calaisis made this PDF, but",
            Assert.Throws<RasterException>(() => PdfProvenance.Of(_folder["a.pdf"])).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Reads chunks as the PNG specification has them, and holds every check against that of .NET.</summary>
    static SortedDictionary<string, string> TextsBeforePixels(byte[] png)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var at = 8; ;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            var type = Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            Assert.Equal(
                Crc32.HashToUInt32(png.AsSpan(at + 4, 4 + length)),
                BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (type == "IDAT") return texts;
            if (type == "iTXt")
            {
                var end = data.IndexOf((byte)0);
                var keyword = Encoding.ASCII.GetString(data[..end]);
                // Not compressed, of no language, and the keyword again as its own translation.
                Assert.Equal([0, 0, 0, .. data[..end], 0], data.Slice(end + 1, end + 4).ToArray());
                texts.Add(keyword, Encoding.UTF8.GetString(data[((2 * end) + 5)..]));
            }

            at += 12 + length;
        }
    }
}
