using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Sheets;

public sealed class SheetLayoutTests
{
    [Fact]
    public void Parts_never_overlap_and_stay_on_the_paper_whatever_the_page() =>
        Gen.Select(Gen.Double[100, 900], Gen.Double[1.2, 2.2], Gen.Int[72, 400], Gen.Double[0, 500], Gen.Double[0, 500])
            .Sample((height, ratio, dpi, titleMm, notesMm) =>
            {
                var page = new PageSettings("X", height * ratio, height, dpi);
                var layout = SheetLayout.Of(page, titleMm, notesMm);
                PageRect[] parts = [layout.MapRoom, layout.Title, layout.Legend, layout.Scale, layout.Notes];
                var paper = new PageRect(0, 0, page.WidthMm, page.HeightMm);
                for (var i = 0; i < parts.Length; i++)
                {
                    Assert.True(paper.Contains(parts[i]), $"part {i}");
                    Assert.True(parts[i].Width > 0 && parts[i].Height >= 0, $"part {i}");
                    for (var j = i + 1; j < parts.Length; j++)
                        Assert.True(Apart(parts[i], parts[j]), $"parts {i} and {j}");
                }
            }, iter: 500);

    [Fact]
    public void The_legend_keeps_its_least_height_when_notes_use_all_they_may()
    {
        foreach (var page in (PageSettings[])[PageSettings.A4Landscape, PageSettings.A3Landscape])
        {
            var (title, legend) = (40 * page.Scale, 90 * page.Scale);
            var layout = SheetLayout.Of(page, title, SheetLayout.MostNotesMm(page, title, legend));
            Assert.True(layout.Legend.Height >= legend - 1e-9);
        }
    }

    [Fact]
    public void The_map_takes_most_of_an_A4_page()
    {
        var map = SheetLayout.MapRoomOf(PageSettings.A4Landscape);
        Assert.True(map.Width * map.Height > 0.55 * 297 * 210);
    }

    [Fact]
    public void Pages_higher_than_wide_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageSettings("A4", 210, 297, 200));

    static bool Apart(PageRect a, PageRect b)
    {
        const double slack = 1e-9;
        return a.Left + a.Width <= b.Left + slack || b.Left + b.Width <= a.Left + slack ||
            a.Top + a.Height <= b.Top + slack || b.Top + b.Height <= a.Top + slack;
    }
}
