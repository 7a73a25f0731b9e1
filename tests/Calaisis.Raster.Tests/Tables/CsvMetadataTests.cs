using System.Text;
using System.Text.Json;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Packages;
using Calaisis.Raster.Tables;
using Calaisis.Raster.Tests.Packages;
using Xunit;

namespace Calaisis.Raster.Tests.Tables;

public sealed class CsvMetadataTests
{
    static readonly Dictionary<string, string> Provenance = new()
    {
        ["CALAISIS_STEP"] = "package",
        ["CALAISIS_PARAMETERS"] = """{"title":"Forêt <nord> & \"sud\""}""",
    };

    [Fact]
    public void A_folder_of_tables_is_described_as_CSV_on_the_Web_has_it()
    {
        var table = new FeatureTable(
            "mares",
            FeatureShape.Point,
            [
                new Column("id", ColumnType.WholeNumber) { IsKey = true },
                new Column("nom-2", ColumnType.Text) { Title = "Nom", Width = 40 },
                new Column("aire", ColumnType.Number) { Title = "aire", Unit = "ha", Meaning = "Aire en eau" },
            ],
            []);
        var files = CsvFolder.Of([table], Provenance)
            .ToDictionary(file => file.Name, file => Encoding.UTF8.GetString(file.Bytes));
        Assert.Equal(CsvFolder.NamesOf(["mares"]), files.Keys);
        Assert.Equal(
            """
            {
              "@context": "http://www.w3.org/ns/csvw",
              "dialect": {
                "delimiter": ";"
              },
              "tables": [
                {
                  "url": "mares.csv",
                  "tableSchema": {
                    "columns": [
                      {
                        "name": "x",
                        "titles": "x",
                        "datatype": "number"
                      },
                      {
                        "name": "y",
                        "titles": "y",
                        "datatype": "number"
                      },
                      {
                        "name": "id",
                        "titles": "id",
                        "datatype": "integer",
                        "required": true
                      },
                      {
                        "name": "nom%2D2",
                        "titles": [
                          "nom-2",
                          "Nom"
                        ],
                        "datatype": {
                          "base": "string",
                          "maxLength": 40
                        }
                      },
                      {
                        "name": "aire",
                        "titles": "aire",
                        "schema:unitText": "ha",
                        "dc:description": "Aire en eau",
                        "datatype": "number"
                      }
                    ],
                    "primaryKey": "id"
                  }
                }
              ],
              "notes": [
                {
                  "CALAISIS_PARAMETERS": "{\"title\":\"Forêt <nord> & \\\"sud\\\"\"}",
                  "CALAISIS_STEP": "package"
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            files[CsvMetadata.FileName]);
    }

    [Fact]
    public void Titles_are_those_that_stand_in_the_files_of_a_package()
    {
        var tables = TramePackage.Of(ModelTrame.Of()).WithDictionary;
        var files = CsvFolder.Of(tables, Provenance).ToDictionary(file => file.Name, file => file.Bytes);
        using var document = JsonDocument.Parse(files[CsvMetadata.FileName]);
        var described = document.RootElement.GetProperty("tables").EnumerateArray().ToList();
        Assert.Equal(tables.Count, described.Count);
        foreach (var table in described)
        {
            var name = table.GetProperty("url").GetString()!;
            var faults = new List<Fault>();
            var csv = CsvTable.Parse(Encoding.UTF8.GetString(files[name]), name, faults);
            Assert.Empty(faults);
            Assert.Equal(
                csv.Header.Select(field => field.Text),
                table.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Select(FirstTitle));
        }
    }

    [Fact]
    public void Files_of_other_programs_have_as_many_fields_as_are_described()
    {
        Assert.Equal(13, LinkageMapperTable.File.Columns.Count);
        Assert.Equal(
            [2, 3, 3], new[] { ConeforFiles.NodesFile, ConeforFiles.DistancesFile, ConeforFiles.ProbabilitiesFile }
                .Select(file => file.Columns.Count));
        using var document = JsonDocument.Parse(
            CsvMetadata.Bytes(LinkageMapperTable.Dialect, [LinkageMapperTable.File], Provenance));
        Assert.False(document.RootElement.GetProperty("dialect").GetProperty("header").GetBoolean());
        var first = document.RootElement.GetProperty("tables")[0].GetProperty("tableSchema").GetProperty("columns")[0];
        Assert.Equal(("%23link", "#link"), (first.GetProperty("name").GetString(), FirstTitle(first)));
    }

    static string? FirstTitle(JsonElement column)
    {
        var titles = column.GetProperty("titles");
        return titles.ValueKind == JsonValueKind.Array ? titles[0].GetString() : titles.GetString();
    }
}
