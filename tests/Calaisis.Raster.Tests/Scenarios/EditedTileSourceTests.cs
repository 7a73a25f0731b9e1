using Calaisis.Raster.Grids;
using Calaisis.Raster.Scenarios;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Tests.Resistance;
using Xunit;

namespace Calaisis.Raster.Tests.Scenarios;

/// <summary>Edits of cells against the same thing done cell by cell with plain arithmetic.</summary>
public sealed class EditedTileSourceTests
{
    const int Rows = 9;
    const int Cols = 13;

    [Theory]
    [InlineData(CellOperation.Set)]
    [InlineData(CellOperation.Multiply)]
    [InlineData(CellOperation.Add)]
    [InlineData(CellOperation.Cap)]
    [InlineData(CellOperation.Erase)]
    public void Inside_the_area_every_cell_is_what_the_operation_makes_of_it_and_outside_nothing_changes(
        CellOperation operation)
    {
        var random = new Random(7);
        var values = Draw(random, 4);
        var area = Draw(random, 2);
        var changed = Read(values, new CellChange(Source(area), operation, 2.5f, []));
        for (var i = 0; i < values.Length; i++)
        {
            var v = values[i];
            var expected = float.IsNaN(area[i]) ? v : operation switch
            {
                CellOperation.Set => 2.5f,
                CellOperation.Multiply => v * 2.5f,
                CellOperation.Add => v + 2.5f,
                CellOperation.Cap => float.IsNaN(v) ? v : Math.Min(v, 2.5f),
                _ => float.NaN,
            };
            Assert.Equal(expected, changed[i]);
        }
    }

    [Fact]
    public void Only_cells_with_the_listed_classes_change()
    {
        var random = new Random(8);
        var (values, area) = (Draw(random, 5), Draw(random, 2));
        var changed = Read(values, new CellChange(Source(area), CellOperation.Set, 9, [1, 3]));
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(
                !float.IsNaN(area[i]) && values[i] is 1 or 3 && !float.IsNaN(area[i]) ? 9 : values[i], changed[i]);
        }
    }

    [Fact]
    public void Without_an_area_every_cell_changes()
    {
        var values = Draw(new Random(9), 6);
        Assert.Equal(
            values.Select(v => v * 0.5f), Read(values, new CellChange(null, CellOperation.Multiply, 0.5f, [])));
    }

    [Fact]
    public void Edits_that_overlap_are_made_in_their_order()
    {
        var values = Draw(new Random(10), 6);
        var (a, b) = (Draw(new Random(11), 2), Draw(new Random(12), 2));
        CellChange add = new(Source(a), CellOperation.Add, 3, []), set = new(Source(b), CellOperation.Set, 1, []);
        var (addFirst, setFirst) = (Read(values, add, set), Read(values, set, add));
        for (var i = 0; i < values.Length; i++)
        {
            var (inA, inB) = (!float.IsNaN(a[i]), !float.IsNaN(b[i]));
            Assert.Equal(inB ? 1 : inA ? values[i] + 3 : values[i], addFirst[i]);
            Assert.Equal(inB && inA ? 4 : inB ? 1 : inA ? values[i] + 3 : values[i], setFirst[i]);
        }

        Assert.NotEqual(addFirst, setFirst);
    }

    [Fact]
    public void Edits_that_do_not_overlap_can_change_places()
    {
        var values = Draw(new Random(13), 6);
        var a = Draw(new Random(14), 2);
        var b = Draw(new Random(15), 2).Select((v, i) => float.IsNaN(a[i]) ? v : float.NaN).ToArray();
        CellChange add = new(Source(a), CellOperation.Add, 3, []), set = new(Source(b), CellOperation.Set, 1, []);
        Assert.Equal(Read(values, add, set), Read(values, set, add));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(4, 3)]
    public void A_cell_does_not_depend_on_the_window_it_is_read_with(int tileRows, int tileCols)
    {
        var (values, area) = (Draw(new Random(16), 6), Draw(new Random(17), 2));
        using var edited = new EditedTileSource(
            Source(values), [new CellChange(Source(area), CellOperation.Multiply, 0.1f, [])]);
        var whole = new float[Rows * Cols];
        edited.Read(new Window(0, 0, Rows, Cols), whole);
        foreach (var window in new TileLayout(new Shape(Rows, Cols), tileRows, tileCols).Windows())
        {
            var tile = new float[window.CellCount + 2];
            edited.Read(window, tile);
            for (var i = 0; i < window.CellCount; i++)
            {
                Assert.Equal(
                    whole[((window.Row + (i / window.Cols)) * Cols) + window.Col + (i % window.Cols)], tile[i]);
            }
        }
    }

    static float[] Read(float[] values, params CellChange[] changes)
    {
        using var edited = new EditedTileSource(Source(values), changes);
        var read = new float[Rows * Cols];
        edited.Read(new Window(0, 0, Rows, Cols), read);
        return read;
    }

    static ArraySource Source(float[] values) => new("s", (row, col) => values[(row * Cols) + col]);

    /// <summary>Whole numbers from 1 on; one in <paramref name="gaps"/> is no data.</summary>
    static float[] Draw(Random random, int gaps) =>
        [.. Enumerable.Range(0, Rows * Cols).Select(_ => random.Next(gaps) == 0 ? float.NaN : 1 + random.Next(5))];
}
