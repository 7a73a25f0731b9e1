using System.Buffers.Binary;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.SystemTests.Maps.Pages;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Sheets;

public sealed class ResistanceSheetDrawingTests
{
    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    public async Task The_same_sheet_gives_the_same_bytes_also_when_many_are_drawn_at_once(Language language)
    {
        var first = ResistanceSheetDrawing.ToPng(ModelSheet.Of(language, 250), ModelSheet.Page);
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => ResistanceSheetDrawing.ToPng(ModelSheet.Of(language, 250), ModelSheet.Page),
            TestContext.Current.CancellationToken)));
        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Fact]
    public void The_two_languages_differ() => Assert.NotEqual(
        ResistanceSheetDrawing.ToPng(ModelSheet.Of(Language.French, 500), ModelSheet.Page),
        ResistanceSheetDrawing.ToPng(ModelSheet.Of(Language.English, 500), ModelSheet.Page));

    [Fact]
    public void The_PNG_has_the_size_and_the_resolution_of_the_page()
    {
        var png = ResistanceSheetDrawing.ToPng(ModelSheet.Of(Language.French), PageSettings.A4Landscape);
        using var image = new DrawnPage(png);
        Assert.Equal((2339, 1654), (image.Width, image.Height));
        Assert.True(png.AsSpan(37, 4).SequenceEqual("pHYs"u8));
        Assert.Equal(7874u, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(41)));
    }

    [Fact]
    public void Cells_have_the_colour_of_their_class_in_the_legend()
    {
        float[] values = [1, 3, 7, 15, 30, 70, 150, 300, 700, 1000, float.NaN, 1];
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 100, 100, new Shape(3, 4));
        var sheet = Bare(grid, values);
        using var image = new DrawnPage(ResistanceSheetDrawing.ToPng(sheet, ModelSheet.Page));
        var ramp = ResistanceRamp.Colours(9);
        Rgb[] expected = [.. ramp, ramp[8], ResistanceRamp.NoData, ramp[0]];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], At(image, sheet, new Cell(i / 4, i % 4)));
    }

    [Fact]
    public void Impassable_cells_are_hatched_and_NaN_is_one_where_the_sheet_says_so()
    {
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 100, 100, new Shape(1, 2));
        var sheet = Bare(grid, [float.NaN, float.PositiveInfinity]) with { NaNIsImpassable = true };
        using var image = new DrawnPage(ResistanceSheetDrawing.ToPng(sheet, ModelSheet.Page));
        foreach (var cell in (Cell[])[new(0, 0), new(0, 1)])
        {
            var colours = Around(image, sheet, cell).Distinct().ToList();
            Assert.Contains(ResistanceRamp.Impassable, colours);
            Assert.Contains(ResistanceRamp.ImpassableHatch, colours);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3000)]
    [InlineData(3000, 1)]
    [InlineData(2, 700)]
    public void Grids_of_any_proportions_make_a_page(int rows, int cols)
    {
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 10, 10, new Shape(rows, cols));
        var values = Enumerable.Range(0, rows * cols).Select(i => 1f + (i % 900)).ToArray();
        using var image = new DrawnPage(ResistanceSheetDrawing.ToPng(Bare(grid, values), ModelSheet.Page));
        Assert.Equal(ModelSheet.Page.PixelWidth, image.Width);
    }

    [Fact]
    public void The_territory_has_its_outline_on_the_map_and_its_name_in_the_legend()
    {
        var plain = ModelSheet.Of(Language.French, 250);
        var (x, y) = (plain.Grid.Bounds.MinX, plain.Grid.Bounds.MinY);
        var territory = MapShape.Of(new(x + 5000, y + 5000, x + 20000, y + 20000));
        byte[] Draw(string? name) =>
            ResistanceSheetDrawing.ToPng(plain with { Territory = territory, TerritoryName = name }, ModelSheet.Page);
        var outlined = Draw(null);
        Assert.True(Line(outlined) > Line(ResistanceSheetDrawing.ToPng(plain, ModelSheet.Page)) + 200);
        Assert.NotEqual(outlined, Draw("Pays du Calaisis"));

        static int Line(byte[] png)
        {
            using var image = new DrawnPage(png);
            return Enumerable.Range(0, image.Width * image.Height)
                .Count(i => image[i % image.Width, i / image.Width] == Rgb.Parse("35283F"));
        }
    }

    [Fact]
    public void A_grid_without_data_and_one_of_a_single_value_make_a_page()
    {
        var grid = new GridDefinition("EPSG:2154", 602500, 7107000, 500, 500, new Shape(87, 94));
        var empty = Bare(grid, [.. Enumerable.Repeat(float.NaN, 87 * 94)]);
        Assert.NotEmpty(ResistanceSheetDrawing.ToPng(empty, ModelSheet.Page));
        var single = Bare(grid, [.. Enumerable.Repeat(7f, 87 * 94)]) with { MinResistance = 7, MaxResistance = 7 };
        Assert.NotEmpty(ResistanceSheetDrawing.ToPng(single, ModelSheet.Page));
    }

    [Fact]
    public void Words_beyond_measure_leave_the_margins_white()
    {
        var sheet = ModelSheet.Of(Language.French, 500);
        var words = string.Concat(Enumerable.Repeat("Résistance des milieux anticonstitutionnellement ", 60));
        var wordy = sheet with
        {
            Unit = words,
            MaxResistance = 10000,
            Caption = sheet.Caption with
            {
                Title = words,
                Subtitle = words,
                Method = words,
                Credits = words,
                Edition = words,
                Software = words,
                Sources = [words, new string('x', 400), words],
                Trame = sheet.Caption.Trame with { Name = words },
            },
            Ground = sheet.Ground with
            {
                CrsName = words,
                Features = [.. Enum.GetValues<MapFeatureKind>()
                    .Select(kind => new MapFeature(kind, [[new(602500, 7063500), new(649500, 7107000)]]))],
            },
        };
        using var image = new DrawnPage(ResistanceSheetDrawing.ToPng(wordy, ModelSheet.Page));
        var margin = (int)(7 * ModelSheet.Page.PixelsPerMm);
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = image.Width - margin; x < image.Width; x++) Assert.Equal(DrawnPage.White, image[x, y]);
        }
        for (var x = 0; x < image.Width; x++) Assert.Equal(DrawnPage.White, image[x, image.Height - margin]);
    }

    [Fact]
    public void Values_that_do_not_fill_the_grid_are_refused() =>
        Assert.Throws<ArgumentException>(() => ResistanceSheetDrawing.ToPng(
            ModelSheet.Of(Language.French, 500) with { Values = new float[3] }, ModelSheet.Page));

    static ResistanceSheet Bare(GridDefinition grid, float[] values)
    {
        var sheet = ModelSheet.Over(grid, values, Language.French);
        return sheet with { Ground = sheet.Ground with { Features = [], Places = [] } };
    }

    static Rgb At(DrawnPage image, ResistanceSheet sheet, Cell cell) => Around(image, sheet, cell)[0];

    // A row of pixels beside a cell's middle, clear of the crosses of the grid ticks.
    static List<Rgb> Around(DrawnPage image, ResistanceSheet sheet, Cell cell)
    {
        var (grid, page) = (sheet.Grid, ModelSheet.Page);
        var view = MapFit.Fit(grid, SheetLayout.MapRoomOf(page), page);
        var x = view.PageX(grid.XOfColumnEdge(cell.Col) + (0.41 * grid.CellWidth)) * page.PixelsPerMm;
        var y = view.PageY(grid.YOfRowEdge(cell.Row) - (0.37 * grid.CellHeight)) * page.PixelsPerMm;
        return [.. Enumerable.Range(0, 12)
            .Select(i => image[(int)x + i, (int)y])];
    }
}
