using System.Text;

namespace Calaisis.Raster.Parameters;

/// <summary>Writes the reference of a record and of all records it leads to, as Markdown tables.</summary>
public static class ReferenceWriter
{
    /// <summary>One section per record, in the order in which their keys lead to them.</summary>
    public static string Write(RecordSpec root, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(root);
        var text = new StringBuilder();
        foreach (var record in SchemaWriter.RecordsBelow(root).Prepend(root)) Append(text, record, language);
        return text.ToString();
    }

    static void Append(StringBuilder text, RecordSpec record, Language language)
    {
        text.Append("### ").Append(Said(record.Name)).Append("\n\n").Append(Said(record.Meaning)).Append(".\n\n");
        text.Append(Said("| key | what it says | expects | default |")).Append("\n|---|---|---|---|\n");
        foreach (var key in record.Keys)
        {
            var ending = key.IsRequired ? Said("required") : key.DefaultText.Length > 0 ? $"`{key.DefaultText}`" : "";
            text.Append("| `").Append(key.Name).Append("` | ").Append(Cell(Said(key.Meaning))).Append("; `")
                .Append(Cell(key.Example))
                .Append("` | ").Append(Cell(key.Spec.Expected.In(language))).Append(" | ").Append(ending)
                .Append(" |\n");
        }

        text.Append('\n');

        string Said(string words) => Sentence.Of(words).In(language);
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
