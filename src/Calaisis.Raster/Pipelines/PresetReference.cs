using System.Globalization;
using System.Text;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>Writes the table of known products, as Markdown.</summary>
public static class PresetReference
{
    public static string Write()
    {
        var text = new StringBuilder("### presets\n\nProducts whose encoding is known. Value = raw x scale + offset.\n\n");
        text.Append("| preset | product | holds | scale | no data | unit | to know |\n|---|---|---|---|---|---|---|\n");
        foreach (var preset in SourcePresets.All)
        {
            var noData = string.Join(", ", preset.NoData.Select(Number));
            text.Append("| `").Append(preset.Name).Append("` | ").Append(preset.Summary).Append(" | ")
                .Append(preset.Kind == CellKind.Classes ? "classes" : "values").Append(" | ")
                .Append(preset.Kind == CellKind.Classes ? "" : Number(preset.Scale)).Append(" | ")
                .Append(noData).Append(" | ").Append(preset.Unit).Append(" | ").Append(preset.Notes).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }

    static string Number(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
