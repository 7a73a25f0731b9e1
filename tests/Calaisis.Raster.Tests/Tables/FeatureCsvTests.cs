using System.Text;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Tables;

public sealed class FeatureCsvTests
{
    static readonly Column[] Columns =
    [
        new("id", ColumnType.WholeNumber), new("nom", ColumnType.Text), new("aire_m2", ColumnType.Number),
    ];

    [Fact]
    public void A_table_is_semicolons_points_and_quotes_where_needed()
    {
        var table = new FeatureTable("t", FeatureShape.None, Columns,
        [
            new FeatureRow([1L, "Guînes", 1234.5]),
            new FeatureRow([2L, "a;b \"c\"\nd", null]),
            new FeatureRow([3L, "", 1e-7]),
            new FeatureRow([4L, null, double.NaN]),
        ]);
        Assert.Equal(
            "\uFEFFid;nom;aire_m2\n1;Guînes;1234.5\n2;\"a;b \"\"c\"\"\nd\";\n3;\"\";1E-07\n4;;\n",
            Encoding.UTF8.GetString(FeatureCsv.Bytes(table)));
    }

    [Fact]
    public void Points_come_with_their_coordinates()
    {
        var table = new FeatureTable("t", FeatureShape.Point, [Columns[0]],
            [new FeatureRow([1L], WkbWriter.Point(600005.25, 7)), new FeatureRow([2L])]);
        Assert.Equal("\uFEFFx;y;id\n600005.25;7;1\n;;2\n", Encoding.UTF8.GetString(FeatureCsv.Bytes(table)));
    }

    [Fact]
    public void Our_own_reader_reads_back_every_text_and_number()
    {
        var random = new Random(11);
        var rows = Enumerable.Range(0, 200).Select(i => new FeatureRow(
            [(long)i, Text(random), BitConverter.Int64BitsToDouble(random.NextInt64()) is var d && double.IsFinite(d)
                ? d
                : i / 3.0])).ToArray();
        var bytes = FeatureCsv.Bytes(new FeatureTable("t", FeatureShape.None, Columns, rows));
        var faults = new List<Fault>();
        var read = CsvTable.Parse(Encoding.UTF8.GetString(bytes), "t.csv", faults);
        Assert.Empty(faults);
        Assert.Equal(rows.Length, read.Rows.Count);
        foreach (var (row, fields) in rows.Zip(read.Rows))
        {
            Assert.Equal(((string)row.Values[1]!).Trim(), fields.Fields[1].Text);
            Assert.Equal(
                (double)row.Values[2]!,
                double.Parse(fields.Fields[2].Text, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    static string Text(Random random)
    {
        const string letters = "aé;\"\n ,-=Ω";
        return string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => letters[random.Next(letters.Length)]));
    }
}
