using System.Globalization;
using System.Text;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>Writes the table of known products, as Markdown.</summary>
public static class PresetReference
{
    public static string Write(Language language = Language.English)
    {
        var text = new StringBuilder(
            $"### {Said("presets")}\n\n{Said("Products whose encoding is known. Value = raw x scale + offset.")}\n\n");
        text.Append(Said("| preset | product | holds | scale | no data | unit | to know |"))
            .Append("\n|---|---|---|---|---|---|---|\n");
        foreach (var preset in SourcePresets.All)
        {
            var noData = string.Join(", ", preset.NoData.Select(Number));
            text.Append("| `").Append(preset.Name).Append("` | ").Append(Said(preset.Summary)).Append(" | ")
                .Append(preset.Kind == CellKind.Classes ? Said("classes") : Said("values")).Append(" | ")
                .Append(preset.Kind == CellKind.Classes ? "" : Number(preset.Scale ?? 1)).Append(" | ")
                .Append(noData).Append(" | ").Append(preset.Unit).Append(" | ").Append(Said(preset.Notes))
                .Append(" |\n");
        }

        return text.Append('\n').ToString();

        string Said(string words) => Sentence.Of(words).In(language);
    }

    static string Number(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
