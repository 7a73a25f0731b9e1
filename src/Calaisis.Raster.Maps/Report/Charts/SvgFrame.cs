using Calaisis.Raster.Maps.Report.Markup;

namespace Calaisis.Raster.Maps.Report.Charts;

/// <summary>What all charts begin with.</summary>
static class SvgFrame
{
    /// <summary>Opens a drawing that says in words what it shows.</summary>
    public static void Open(Html svg, string id, string title, string description, double width, double height)
    {
        svg.Add(
            $"<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {width} {height}\" aria-labelledby=\"{id}-t {id}-d\">");
        svg.Add($"<title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>\n");
    }

    /// <summary>Lines and numbers of an axis that lies below the drawing.</summary>
    public static void Ticks(Html svg, Axis axis, Words words, string unit, double bottom)
    {
        foreach (var tick in axis.Ticks)
        {
            svg.Add($"<line class=\"tick\" x1=\"{axis.At(tick)}\" x2=\"{axis.At(tick)}\" y1=\"0\" y2=\"{bottom}\"/>");
            svg.Add($"<text class=\"middle small\" x=\"{axis.At(tick)}\" y=\"{bottom + 14}\">"
                + $"{words.Number(tick)}</text>");
        }

        if (unit.Length > 0)
        {
            svg.Add(
                $"<text class=\"middle small\" x=\"{(axis.From + axis.To) / 2}\" y=\"{bottom + 30}\">{unit}</text>");
        }

        svg.Add($"\n");
    }

    /// <summary>A name that fits.</summary>
    public static string Short(string name, int most) =>
        name.Length <= most ? name : string.Concat(name.AsSpan(0, most - 1).TrimEnd(), "…");
}
