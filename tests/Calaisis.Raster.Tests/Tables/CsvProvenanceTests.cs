using Calaisis.Raster.Faults;
using Calaisis.Raster.Tables;
using Xunit;

namespace Calaisis.Raster.Tests.Tables;

public sealed class CsvProvenanceTests : IDisposable
{
    static readonly FeatureTable Table = new(
        "links", FeatureShape.None, [new Column("id", ColumnType.WholeNumber)], []);

    static readonly Dictionary<string, string> Provenance =
        new() { ["CALAISIS_STEP"] = "package", ["CALAISIS_PARAMETERS"] = """{"a":"é\n\"b\""}""" };

    readonly string _folder = Directory.CreateTempSubdirectory("calaisis").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_table_says_what_the_document_beside_it_says_of_it()
    {
        foreach (var (name, bytes) in CsvFolder.Of([Table], Provenance)) File.WriteAllBytes(At(name), bytes);
        File.WriteAllText(At("other.csv"), "id\n");
        Assert.Equal(Provenance.OrderBy(pair => pair.Key, StringComparer.Ordinal), CsvProvenance.Of(At("links.csv")));
        Assert.Empty(CsvProvenance.Of(At("other.csv")));
    }

    [Fact]
    public void A_document_of_its_own_comes_before_that_of_the_folder()
    {
        foreach (var (name, bytes) in CsvFolder.Of([Table], Provenance)) File.WriteAllBytes(At(name), bytes);
        File.WriteAllText(
            At("links.csv-metadata.json"),
            """{ "tables": [{ "url": "links.csv" }], "notes": ["free", { "CALAISIS_STEP": "mine", "n": 1 }] }""");
        Assert.Equal([KeyValuePair.Create("CALAISIS_STEP", "mine")], CsvProvenance.Of(At("links.csv")));
    }

    [Theory]
    [InlineData("{ \"tables\": [")]
    [InlineData("[]")]
    public void A_damaged_document_gets_a_sentence(string document)
    {
        File.WriteAllText(At("csv-metadata.json"), document);
        var problem = Assert.Throws<RasterException>(() => CsvProvenance.Of(At("links.csv")));
        Assert.StartsWith(
            At("csv-metadata.json") + ": should describe the tables beside it",
            problem.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "tables": {}, "notes": {} }""")]
    [InlineData("""{ "tables": [1, { "url": 2 }] }""")]
    [InlineData("""{ "tables": [{ "url": "links.csv" }] }""")]
    public void A_document_of_somebody_else_says_nothing(string document)
    {
        File.WriteAllText(At("csv-metadata.json"), document);
        Assert.Empty(CsvProvenance.Of(At("links.csv")));
    }

    string At(string name) => Path.Combine(_folder, name);
}
