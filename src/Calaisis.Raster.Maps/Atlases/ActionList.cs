using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Fonts;
using Calaisis.Raster.Maps.Networks;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Atlases;

/// <summary>Where to act: numbered rows, the numbers as on the map; what finds no room is counted.</summary>
sealed class ActionList
{
    const double RuleMm = 1.6;
    const double HeadingMm = 5.4;
    const double BetweenMm = 1.1;
    const double LeastRowMm = 3.9;
    const double TextLeftMm = 5;
    const int MostLines = 2;
    const int MostLinesOfNames = 3;
    const int MostRows = 20;

    static readonly Rgb Ink = Rgb.Parse("20262B");
    static readonly Rgb Quiet = Rgb.Parse("5B6369");
    static readonly Rgb Hairline = Rgb.Parse("C9CED2");

    readonly IReadOnlyList<ZoneAction> _actions;
    readonly PageRect _room;
    readonly Language _language;
    readonly double _scale;
    readonly TextStyle _plain;
    readonly TextStyle _figures;
    readonly List<TextBlock> _rows = [];
    readonly TextBlock? _rule;

    public ActionList(IReadOnlyList<ZoneAction> actions, PageRect room, Language language, double scale)
    {
        _actions = actions;
        _room = room;
        _language = language;
        _scale = scale;
        _plain = new TextStyle(FontFace.Regular, 7 * scale, Ink) { LineSpacing = 1.22 };
        _figures = new TextStyle(FontFace.Regular, 6.6 * scale, Quiet);
        // What the list is ranked by stands above it.
        if (IsRanked)
            _rule = TextBlock.Lay(SheetTexts.Of(SheetText.RankedByDpc, language), _figures, room.Width, MostLines);
        // A place to act is worth more than what it is ranked by.
        if (_rule is not null && Left - Height(Lay(actions[0])) < 0) _rule = null;
        var left = Left;
        foreach (var action in actions.Take(MostRows))
        {
            var row = Lay(action);
            left -= Height(row);
            if (left < 0) break;
            _rows.Add(row);
        }
    }

    bool IsRanked => _actions.Any(action => action.DpcPercent is not null);

    /// <summary>The places of the listed rows, with their numbers.</summary>
    public IReadOnlyList<NumberedPlace> Numbers =>
    [
        .. from i in Enumerable.Range(0, _rows.Count)
           where _actions[i].At is not null
           select new NumberedPlace(i + 1, _actions[i].At!.Value, _actions[i].Trame.Colour),
    ];

    public void Draw(SheetCanvas canvas)
    {
        if (_room.Height < (RuleMm + HeadingMm) * _scale) return;
        var strong = new TextStyle(FontFace.SemiBold, 8 * _scale, Ink);
        canvas.Fill(_room with { Height = 0.15 * _scale }, Hairline);
        var top = _room.Top + (RuleMm * _scale);
        canvas.Beside(SheetTexts.Of(SheetText.WhereToAct, _language), strong, _room.Left, top + (2.3 * _scale));
        top += HeadingMm * _scale;
        if (_rule is not null) canvas.Block(_rule, _room.Left, top);
        top += RuleHeight;
        for (var i = 0; i < _rows.Count; i++)
        {
            var middle = top + (_plain.LineMm / 2);
            NumberSign.DrawDisc(canvas, i + 1, _room.Left + (1.8 * _scale), middle, _actions[i].Trame.Colour);
            canvas.Block(_rows[i], _room.Left + (TextLeftMm * _scale), top);
            var width = TextBlock.WidthOf(_actions[i].Figure, _figures);
            canvas.Beside(_actions[i].Figure, _figures, _room.Right - width, middle);
            top += Height(_rows[i]);
        }
        var rest = _actions.Count - _rows.Count;
        if (_actions.Count > 0 && rest == 0) return;
        var words = rest > 0
            ? SheetTexts.Of(
                IsRanked ? SheetText.LowerActions : SheetText.MoreActions,
                _language,
                MapNumbers.Format(rest, _language))
            : SheetTexts.Of(SheetText.NothingToDo, _language);
        var line = TextBlock.Lay(words, _figures, _room.Width, 1);
        canvas.Block(line, _room.Left + (rest > 0 ? TextLeftMm * _scale : 0), top);
    }

    // A last line stays free to say how many more there are.
    double Left =>
        _room.Height - ((RuleMm + HeadingMm) * _scale) - (_actions.Count > 0 ? _plain.LineMm : 0) - RuleHeight;

    double RuleHeight => _rule is null ? 0 : _rule.HeightMm + (BetweenMm * _scale);

    TextBlock Lay(ZoneAction action)
    {
        var figure = TextBlock.WidthOf(action.Figure, _figures);
        var width = _room.Width - (TextLeftMm * _scale) - (figure > 0 ? figure + (2 * _scale) : 0);
        var full = Set(action.Text, MostLines);
        // A note that finds no room says nothing; names are said whole.
        return full.IsCut ? Set(action.Brief, MostLinesOfNames) : full;

        TextBlock Set(string text, int lines) =>
            TextBlock.Lay(Typography.Set(text, _language), _plain, Math.Max(_scale, width), lines);
    }

    double Height(TextBlock row) => Math.Max(row.HeightMm, LeastRowMm * _scale) + (BetweenMm * _scale);
}
