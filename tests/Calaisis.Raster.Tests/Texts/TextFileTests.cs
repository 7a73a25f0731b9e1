using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Resistance;
using Calaisis.Raster.Sources;
using Calaisis.Raster.Texts;
using Xunit;

namespace Calaisis.Raster.Tests.Texts;

public sealed class TextFileTests : IDisposable
{
    const string Table = "code;class;forêt\n1;Prairie humide, œillet;3\n2;Étang;5\n";

    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("utf-8", false, null)]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-16", true, null)]
    [InlineData("utf-16BE", true, null)]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("windows-1252", false, "windows-1252")]
    [InlineData("iso-8859-15", false, "iso-8859-15")]
    // What the file says of itself counts more.
    [InlineData("utf-8", true, "windows-1252")]
    public void Tables_are_read_in_their_encoding(string written, bool withMark, string? declared)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.GetEncoding(written);
        File.WriteAllBytes(_path, [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)]);
        var table = FrictionTable.Read(
            _path, encoding: TextEncoding.All.SingleOrDefault(known => known.Name == declared));
        Assert.Equal(["forêt"], table.Columns);
        Assert.Equal(["Prairie humide, œillet", "Étang"], table.Rows.Select(row => row.Class));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("iso-8859-1")]
    [InlineData("iso-8859-15")]
    [InlineData("cp850")]
    [InlineData("cp437")]
    public void UTF_8_that_is_declared_as_something_else_is_refused(string declared)
    {
        File.WriteAllBytes(_path, Encoding.UTF8.GetBytes(Table));
        var encoding = TextEncoding.All.Single(known => known.Name == declared);
        var refused = Assert.Throws<PipelineException>(() => FrictionTable.Read(_path, encoding: encoding));
        Assert.Contains($"found UTF-8 that is declared as {declared}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"de l'UTF-8 est déclaré comme {declared}", refused.Faults[0].Message.In(Language.French),
            StringComparison.Ordinal);
    }

    [Theory]
    // What a colleague may have written in these letters, though its bytes could be UTF-8: an Ã before a space or a
    // quotation mark.
    [InlineData("windows-1252", "IRM\u00C3\u00A0 GRANDE", false)]
    [InlineData("windows-1252", "le mot IRM\u00C3\u00BB", false)]
    [InlineData("windows-1252", "For\u00EAt", false)]
    [InlineData("windows-1252", "For\u00C3\u00AAt", true)]
    [InlineData("windows-1252", "For\u00C3\u00AAt et pr\u00E9", false)]
    [InlineData("iso-8859-1", "\u00C3\u0089tang", true)]
    [InlineData("cp850", "for\u251C\u00AAt", true)]
    [InlineData("utf-8", "For\u00C3\u00AAt", false)]
    public void Texts_that_nobody_writes_were_UTF_8(string encoding, string text, bool mistaken) =>
        Assert.Equal(mistaken, TextEncoding.All.Single(known => known.Name == encoding).IsMistakenFor(text));

    [Theory]
    [InlineData("cp850", 0x82)]
    [InlineData("cp437", 0x82)]
    [InlineData("iso-8859-1", 0xE9)]
    public void Each_code_page_has_its_own_byte_for_a_letter(string name, byte letter)
    {
        File.WriteAllBytes(_path, [.. "code;class;a\n1;Pr"u8, letter, .. ";3\n"u8]);
        Assert.Equal(
            "Pré",
            FrictionTable.Read(_path, encoding: TextEncoding.All.Single(known => known.Name == name)).Rows[0].Class);
    }

    [Fact]
    public void Bytes_that_are_no_characters_are_told_with_line_and_column()
    {
        File.WriteAllBytes(_path, [.. "code;class;a\n1;é Pr"u8, 0xE9, .. ";3\n"u8]);
        var fault = Assert.Single(Assert.Throws<PipelineException>(() => FrictionTable.Read(_path)).Faults);
        Assert.Equal((2, 7), (fault.Line, fault.Column));
        Assert.Contains(
            "found the byte E9, which is no character in utf-8", fault.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("declare its 'encoding'", fault.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-32", true)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void Letters_of_several_bytes_without_a_word_about_it_are_named(string written, bool withMark)
    {
        var encoding = Encoding.GetEncoding(written);
        File.WriteAllBytes(_path, [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)]);
        var fault = Assert.Single(Assert.Throws<PipelineException>(() => FrictionTable.Read(_path)).Faults);
        Assert.Equal(1, fault.Line);
        Assert.Contains(
            "found a byte of zero, so this is no text in utf-", fault.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code;class;a\n1;\"x\n=1+1\";3\n", 2, 3)]
    [InlineData("code;class;\"a\nb\"\n1;x;3\n", 1, 12)]
    [InlineData("code;class;a\n\"1\t\n2\";x;3\n", 2, 1)]
    public void A_name_in_a_table_has_one_line(string text, int line, int column)
    {
        File.WriteAllText(_path, text);
        var fault = Assert.Single(Assert.Throws<PipelineException>(() => FrictionTable.Read(_path)).Faults);
        Assert.Equal((line, column, "found a line end or a tab, expected a name on one line"), (
            fault.Line, fault.Column, fault.Message.ToString()));
    }

    [Theory]
    [InlineData("code;class;a\n1;For\uFFFDt;3\n", 2, 3)]
    // Bytes of windows-1252 read as ISO-8859-1.
    [InlineData("code;class;a\n1;B;3\n2;c\u009Cur;3\n", 3, 3)]
    public void A_character_that_was_lost_before_is_told_with_its_place(string text, int line, int column)
    {
        File.WriteAllText(_path, text);
        var fault = Assert.Single(Assert.Throws<PipelineException>(() => FrictionTable.Read(_path)).Faults);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void Legends_lose_nothing_either()
    {
        File.WriteAllBytes(_path, [.. "value;code;label\n1;1;Pr"u8, 0xE9, .. "\n"u8]);
        Assert.Equal(2, Assert.Single(Assert.Throws<PipelineException>(() => LegendFile.Read(_path)).Faults).Line);
        File.WriteAllText(_path, "value;code;label\n1;fore\u0302t;Fore\u0302t\n");
        Assert.Equal("for\u00EAt", LegendFile.Read(_path).Classes[0].Code);
        Assert.NotNull(LegendFile.Read(_path).WithCode("for\u00EAt"));
    }

    [Fact]
    public void Tabs_stand_between_fields_as_well_and_other_marks_are_named()
    {
        var table = FrictionTable.Parse("code\tclass\tforet, dense\n1\tBois, clair\t1,5\n2\t\tX\n", "t.csv");
        Assert.Equal(["foret, dense"], table.Columns);
        Assert.Equal("Bois, clair", table.Rows[0].Class);
        Assert.Equal([1.5f, float.PositiveInfinity], table.Rows.Select(row => row.Resistances[0]));
        var fault = Assert.Throws<PipelineException>(
            () => FrictionTable.Parse("code|class|foret\n1|Bois|1\n", "t.csv")).Faults[0];
        Assert.Equal("found fields between '|', expected them between ';', ',' or tabs", fault.Message.ToString());
    }
}
