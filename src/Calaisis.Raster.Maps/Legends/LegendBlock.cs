using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Legends;

/// <summary>
/// A legend of signs: groups under headings, a sign and its name per row, a figure at the right edge.
/// </summary>
sealed class LegendBlock
{
    // Millimetres on A4.
    const double SignMm = 9;
    const double DenseSignMm = 7;
    const double SignHeightMm = 3;
    const double RowMm = 4.7;
    const double DenseRowMm = 4.1;
    const double HeadingMm = 5.4;
    const double BetweenMm = 1.6;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    readonly IReadOnlyList<LegendGroup> _groups;
    readonly double _scale;
    readonly TextStyle _heading;
    readonly TextStyle _names;
    readonly TextStyle _figures;

    public LegendBlock(IEnumerable<LegendGroup> groups, double scale)
    {
        _groups = [.. groups.Where(group => group.Rows.Count > 0)];
        _scale = scale;
        _heading = new TextStyle(FontFace.SemiBold, 8 * scale, Ink);
        _names = new TextStyle(FontFace.Regular, 7.2 * scale, Ink);
        _figures = new TextStyle(FontFace.Regular, 6.6 * scale, Quiet);
    }

    /// <summary>Whether a line sets it off from what is above.</summary>
    public bool HasRule { get; init; } = true;

    public double HeightMm => _scale * (1.6 + _groups.Sum(Height) + (BetweenMm * Math.Max(0, _groups.Count - 1)));

    public void Draw(SheetCanvas canvas, PageRect room)
    {
        if (HasRule) canvas.Fill(room with { Height = 0.15 * _scale }, Hairline);
        var top = room.Top + (1.6 * _scale);
        foreach (var group in _groups)
        {
            if (group.Heading.Length > 0)
                canvas.Beside(group.Heading, _heading, room.Left, top + (HeadingMm * 0.42 * _scale));
            Rows(canvas, group, room with { Top = top + (HeadingOf(group) * _scale) });
            top += (Height(group) + BetweenMm) * _scale;
        }
    }

    void Rows(SheetCanvas canvas, LegendGroup group, PageRect room)
    {
        var rowMm = Row(group) * _scale;
        var width = room.Width / group.Columns;
        for (var i = 0; i < group.Rows.Count; i++)
        {
            var row = group.Rows[i];
            var left = room.Left + (i % group.Columns * width);
            var middle = room.Top + (((i / group.Columns) + 0.38) * rowMm);
            var height = SignHeightMm * _scale;
            var signMm = group.Columns > 1 ? DenseSignMm : SignMm;
            var sign = new PageRect(left, middle - (height / 2), signMm * _scale, height);
            row.Sign(canvas, sign);
            var textLeft = sign.Right + (1.5 * _scale);
            var figureWidth = TextBlock.WidthOf(row.Figure, _figures);
            var textRoom = left + width - textLeft - figureWidth - _scale;
            var name = TextBlock.Lay(row.Name, _names, Math.Max(_scale, textRoom), 1);
            if (name.Lines.Count > 0) canvas.Beside(name.Lines[0], _names, textLeft, middle);
            canvas.Beside(row.Figure, _figures, left + width - figureWidth, middle);
        }
    }

    static double Height(LegendGroup group) =>
        HeadingOf(group) + (Row(group) * ((group.Rows.Count + group.Columns - 1) / group.Columns));

    static double HeadingOf(LegendGroup group) => group.Heading.Length > 0 ? HeadingMm : 0;

    static double Row(LegendGroup group) => group.Columns > 1 ? DenseRowMm : RowMm;
}

/// <summary>Signs that belong together, under a heading or, where that is empty, without one.</summary>
sealed record LegendGroup(string Heading, IReadOnlyList<LegendRow> Rows, int Columns = 1);

/// <summary>A sign, what it is called, and a figure or nothing.</summary>
sealed record LegendRow(Action<SheetCanvas, PageRect> Sign, string Name, string Figure = "");
