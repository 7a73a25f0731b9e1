using System.Text;

namespace Calaisis.Raster.Parameters;

/// <summary>Writes the reference of a record and of all records it leads to, as Markdown tables.</summary>
public static class ReferenceWriter
{
    /// <summary>One section per record, in the order in which their keys lead to them.</summary>
    public static string Write(RecordSpec root)
    {
        var text = new StringBuilder();
        Append(text, root);
        foreach (var record in SchemaWriter.RecordsBelow(root)) Append(text, record);
        return text.ToString();
    }

    static void Append(StringBuilder text, RecordSpec record)
    {
        text.Append("### ").Append(record.Name).Append("\n\n").Append(record.Meaning).Append(".\n\n");
        text.Append("| key | what it says | expects | default |\n|---|---|---|---|\n");
        foreach (var key in record.Keys)
        {
            var ending = key.IsRequired ? "required" : key.DefaultText.Length > 0 ? $"`{key.DefaultText}`" : "";
            text.Append("| `").Append(key.Name).Append("` | ").Append(Cell(key.Meaning)).Append("; `").Append(Cell(key.Example))
                .Append("` | ").Append(Cell(key.Spec.Expected)).Append(" | ").Append(ending).Append(" |\n");
        }

        text.Append('\n');
    }

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
