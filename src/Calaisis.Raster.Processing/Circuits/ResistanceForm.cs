using System.Globalization;
using System.Text;
using Calaisis.Raster.Circuits;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>How resistances are written as texts.</summary>
/// <param name="Separator">What stands between numbers.</param>
/// <param name="None">What stands for a resistance that there is not.</param>
sealed record ResistanceForm(char Separator, string None)
{
    /// <summary>Points in the first row and column.</summary>
    public string Matrix(PairResistances found, string corner)
    {
        var text = new StringBuilder(corner);
        foreach (var id in found.Ids) text.Append(CultureInfo.InvariantCulture, $"{Separator}{id}");
        text.Append('\n');
        for (var i = 0; i < found.Ids.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{found.Ids[i]}");
            for (var j = 0; j < found.Ids.Count; j++) text.Append(Separator).Append(Shown(found[i, j]));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A line for each pair.</summary>
    public string List(PairResistances found)
    {
        var text = new StringBuilder();
        for (var i = 0; i < found.Ids.Count; i++)
        {
            for (var j = i + 1; j < found.Ids.Count; j++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{found.Ids[i]}{Separator}{found.Ids[j]}{Separator}")
                    .Append(Shown(found[i, j])).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A line for each point.</summary>
    public string List(PointResistances found)
    {
        var text = new StringBuilder();
        for (var i = 0; i < found.Ids.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{found.Ids[i]}{Separator}")
                .Append(Shown(found.Values[i])).Append('\n');
        }

        return text.ToString();
    }

    string Shown(double resistance) =>
        double.IsNaN(resistance) ? None : resistance.ToString("R", CultureInfo.InvariantCulture);
}
