using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;
using CsCheck;
using Xunit;

namespace Calaisis.Raster.Tests.Tables;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a,b\r\n1,2")]
    [InlineData("\uFEFFa;b\r1;2\r")]
    [InlineData("\n\na ; b \n\n 1;\"2\" \n;\n")]
    public void Line_ends_marks_spaces_and_empty_lines_do_not_matter(string text)
    {
        var table = Parse(text);
        Assert.Equal(["a", "b"], table.Header.Select(f => f.Text));
        Assert.Equal(["1", "2"], Assert.Single(table.Rows).Fields.Select(f => f.Text));
    }

    [Fact]
    public void Fields_know_where_they_begin_also_after_a_field_of_several_lines()
    {
        var table = Parse("a;b;c\n\"x\r\ny\";  2;\"3\"\n4;5;6\n");
        Assert.Equal([new CsvField("x\ny", 2, 1), new("2", 3, 6), new("3", 3, 8)], table.Rows[0].Fields);
        Assert.Equal((2, 4), (table.Rows[0].Line, table.Rows[1].Line));
    }

    [Fact]
    public void A_column_is_found_in_any_case_and_a_missing_one_is_empty()
    {
        var table = Parse("Code;b\n1;2\n");
        Assert.Equal("1", table.TextOf(table.Rows[0], "code"));
        Assert.Equal("", table.TextOf(table.Rows[0], "c"));
    }

    /// <summary>Whatever text a spreadsheet quotes comes back.</summary>
    [Fact]
    public void What_is_quoted_comes_back() =>
        Gen.String[Gen.Char["ab;,\"é \n"], 0, 8].Array[3].Array[1, 5].Sample(rows =>
        {
            var lines = rows.Select(r => string.Join(';', r.Select(Quote)));
            var table = Parse("x;y;z\n" + string.Join('\n', lines));
            var expected = rows.Select(r => r.Select(f => f.Trim()).ToArray()).Where(r => r.Any(f => f.Length > 0));
            Assert.Equal(expected, table.Rows.Select(r => r.Fields.Select(f => f.Text).ToArray()));
        });

    static string Quote(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static CsvTable Parse(string text)
    {
        var faults = new List<Fault>();
        var table = CsvTable.Parse(text, "t.csv", faults);
        Assert.Empty(faults);
        return table;
    }
}
