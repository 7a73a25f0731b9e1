using System.Globalization;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Xunit;

namespace Calaisis.Raster.Tests.Networks;

/// <summary>Files for Conefor, Linkage Mapper and Circuitscape, to the letter.</summary>
public sealed class ExchangeFilesTests
{
    static readonly Sample Small = new([(3, 25_000), (1, 40_000.5), (8, 1_000)], [(2, 8, 3, 250), (1, 1, 3, 100.25)]);

    [Fact]
    public void Conefor_gets_nodes_and_connections_without_header()
    {
        Assert.Equal("1\t4.00005\n3\t2.5\n8\t0.1\n", ConeforFiles.Nodes(Small.Graph()));
        Assert.Equal("1\t3\t100.25\n8\t3\t250\n", ConeforFiles.Distances(Small.Graph()));
        var probabilities = Parsed(ConeforFiles.Probabilities(Small.Graph(), Sample.Parameters(100.25, 0.5, 1e6)))
            .ToArray();
        Assert.Equal([[1, 3], [8, 3]], probabilities.Select(line => line[..2]));
        Assert.Equal(0.5, probabilities[0][2], 1e-15);
        Assert.Equal(Math.Pow(0.5, 250 / 100.25), probabilities[1][2], 1e-15);
    }

    /// <summary>Conefor multiplies the probabilities along a path and takes the greatest product.</summary>
    [Fact]
    public void From_its_files_Conefor_would_find_our_equivalent_connectivity()
    {
        var sample = Sample.Random(12, 30, 1.5, 40);
        var parameters = Sample.Parameters(30, 0.3, 1e9);
        var areas = Parsed(ConeforFiles.Nodes(sample.Graph())).ToDictionary(line => (int)line[0], line => line[1]);
        var best = areas.Keys.ToDictionary(a => a, a => areas.Keys.ToDictionary(b => b, b => a == b ? 1.0 : 0));
        foreach (var line in Parsed(ConeforFiles.Probabilities(sample.Graph(), parameters)))
            best[(int)line[0]][(int)line[1]] = best[(int)line[1]][(int)line[0]] = line[2];
        foreach (var over in areas.Keys)
        {
            foreach (var a in areas.Keys)
            {
                foreach (var b in areas.Keys) best[a][b] = Math.Max(best[a][b], best[a][over] * best[over][b]);
            }
        }

        var whole = areas.Keys.Sum(a => areas.Keys.Sum(b => areas[a] * areas[b] * best[a][b]));
        Assert.Equal(Math.Sqrt(whole), sample.Indicators(30, 0.3, 1e9).Whole.EcSquareMetres / 10_000, 1e-9);
    }

    [Fact]
    public void Conefor_s_files_say_which_distance_and_probability_they_go_with()
    {
        var fit = new CostFit(0.25, 1.5, 0.9, 12);
        var parameters = new NetworkParameters(
            new LinkReach(Reach.Fitted(700), fit.CostOf(700), CostUnits.Map, fit), 0.05, 1, 1e8);
        var files = ConeforFiles.FilesOf(parameters);
        Assert.Equal(["nodes.txt", "distances.txt", "probabilities.txt"], files.Select(file => file.Name));
        foreach (var file in files.Skip(1))
        {
            var meaning = file.Columns[2].Meaning;
            Assert.Contains(
                FormattableString.Invariant($"distance {fit.CostOf(700):R}, probability 0.05; "),
                meaning,
                StringComparison.Ordinal);
            Assert.EndsWith(
                string.Create(CultureInfo.InvariantCulture, $"p = 0.05 at exp(0.25 + 1.5 ln(700 m)) "
                    + $"= {fit.CostOf(700):0.######} resistance x m (R2 = 0.9, n = 12, path lengths)"),
                meaning,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Linkage_Mapper_gets_its_columns_and_link_types()
    {
        Link[] links =
        [
            Link(2, 1, 8, 400, 100, 160, LinkState.CrossesPatch), Link(1, 1, 3, 100.25, 20, 25, LinkState.Active),
        ];
        var graph = new Sample(Small.Patches, [(1, 1, 3, 100.25)]).Graph();
        const string Columns = "#link,coreId1,coreId2,cluster1,cluster2,linkType,eucDist,lcDist,eucAdj,cwdAdj,"
            + "lcpLength,cwdToEucRatio,cwdToPathRatio";
        Assert.Equal(
            $"""
            {Columns}
            1,1,3,1,1,1,20,1002.5,-1,-1,25,50.125,40.1
            2,1,8,1,2,-15,100,4000,-1,-1,160,40,25
            # eucDist and lcpLength in metres, lcDist in resistance x metres

            """.ReplaceLineEndings("\n"),
            LinkageMapperTable.Of(graph, links, CostUnits.Cells, 10));
        Assert.Contains(
            "\n1,1,3,1,1,1,20,100.25,",
            LinkageMapperTable.Of(graph, links, CostUnits.Map, 10),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Core_areas_that_touch_have_no_ratio_to_a_straight_line() => Assert.Contains(
        "\n1,1,3,1,1,1,0,10,-1,-1,10,-1,1\n",
        LinkageMapperTable.Of(
            new Sample(Small.Patches, [(1, 1, 3, 10)]).Graph(), [Link(1, 1, 3, 10, 0, 10, LinkState.Active)],
            CostUnits.Map, 10),
        StringComparison.Ordinal);

    [Fact]
    public void Circuitscape_gets_the_linked_pairs_and_settings()
    {
        Assert.Equal("mode include\n1\t3\n8\t3\n", CircuitscapeFiles.Pairs(Small.Graph()));
        GoldenFile.Compare(
            Path.Combine(Repository.Root, "tests", "Calaisis.Raster.Tests", "Networks", "circuitscape.ini"),
            CircuitscapeFiles.Settings(
                "verte-resistance.asc", "verte-focal.asc", "verte-pairs.txt", "verte", fourNeighbours: false));
        Assert.Contains(
            "connect_using_avg_resistances = False",
            CircuitscapeFiles.Settings("r.tif", "f.tif", null, "x", fourNeighbours: true, averageResistances: false),
            StringComparison.Ordinal);
        var all = CircuitscapeFiles.Settings("r.tif", "f.tif", null, "x", fourNeighbours: true);
        Assert.Contains("\nuse_included_pairs = False\nincluded_pairs_file = None\n", all, StringComparison.Ordinal);
        Assert.Contains("\nconnect_four_neighbors_only = True\n", all, StringComparison.Ordinal);
    }

    static IEnumerable<double[]> Parsed(string text) => text.TrimEnd('\n').Split('\n')
        .Select(line => line.Split('\t').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray());

    static Link Link(int id, int a, int b, double cost, double euclidean, double length, LinkState state) => new()
    {
        Id = id,
        PatchA = a,
        PatchB = b,
        Cost = cost,
        LengthMetres = length,
        EuclideanMetres = euclidean,
        MaxResistance = 1,
        HighResistanceShare = 0,
        Crosses = [],
        State = state,
        Path = [new Cell(0, 0)],
    };
}
