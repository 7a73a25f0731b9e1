using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Tables;

/// <summary>
/// Texts that a spreadsheet would take for formulas are written so that it does not, and read back as they were.
/// </summary>
public sealed class CsvTextTests
{
    static readonly string[] Dangerous =
    [
        "=1+1", "=cmd|' /C calc'!A0", "+33 6 12", "-2+3", "@SUM(A1)", "-", "=", "'=1", "''@x", "= \"a\";b", "\uFF1Dx",
        " =1", "=1\n2",
    ];

    static readonly string[] Harmless = ["", "abc", "a=b", "'quoted'", "l'été", "-5", "+3.5", "-1e3", "1.1.1", "2-3"];

    [Fact]
    public void A_text_that_could_be_a_formula_gets_the_mark_of_a_text()
    {
        Assert.All(Dangerous, text => Assert.Equal("'" + text, CsvText.Neutral(text)));
        Assert.All(Harmless, text => Assert.Equal(text, CsvText.Neutral(text)));
        Assert.All(
            ["\tx", "\rx", "\n=1"], text => Assert.StartsWith("'", CsvText.Neutral(text), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_is_read_back_by_our_own_reader_and_no_number_is_marked()
    {
        string[] texts = [.. Dangerous.Where(text => text.Trim() == text), .. Harmless];
        var table = new FeatureTable(
            "t", FeatureShape.None, [new Column("text", ColumnType.Text), new Column("number", ColumnType.Number),
                new Column("whole", ColumnType.WholeNumber)],
            [.. texts.Select(text => new FeatureRow(new object?[] { text, -1.5, -7L }))]);
        var written = Encoding.UTF8.GetString(FeatureCsv.Bytes(table));
        var faults = new List<Fault>();
        var read = CsvTable.Parse(written, "t.csv", faults);
        Assert.Empty(faults);
        Assert.Equal(texts, read.Rows.Select(row => row.Fields[0].Text));
        Assert.All(read.Rows, row => Assert.Equal(("-1.5", "-7"), (row.Fields[1].Text, row.Fields[2].Text)));
        Assert.All(written.Split('\n').Skip(1), line => Assert.False(
            line.Length > 0 && "=@".Contains(line.TrimStart('"')[..1], StringComparison.Ordinal), line));
    }
}
