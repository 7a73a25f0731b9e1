using System.Globalization;
using Calaisis.Raster.SystemTests.Numbers;
using Calaisis.Raster.SystemTests.Pipelines;

namespace Calaisis.Raster.SystemTests.Scenarios;

/// <summary>
/// What the results of a trame say of its network, worked out anew from what people see: the raster of habitats and the
/// tables of habitats and links.
/// </summary>
/// <param name="Areas">Square metres of each core area, the first at 0.</param>
/// <param name="Links">Active links by their ends, from 0, and their costs.</param>
sealed record ShownNetwork(double[] Areas, IReadOnlyList<(int A, int B, double Cost)> Links)
{
    public static ShownNetwork Of(string folder, double cellMetres)
    {
        var cores = Rows(Path.Combine(folder, "tables", "habitats.csv")).Count;
        var areas = new double[cores];
        foreach (var label in SmallWorld.ReadFile(Path.Combine(folder, "habitats.tif")))
        {
            if (label >= 1 && label <= cores) areas[(int)label - 1] += cellMetres * cellMetres;
        }

        return new ShownNetwork(
            areas,
            [
                .. Rows(Path.Combine(folder, "tables", "links.csv")).Where(row => row["state"] == "active")
                    .Select(row =>
                        (
                            int.Parse(row["patch_a"], CultureInfo.InvariantCulture) - 1,
                            int.Parse(row["patch_b"], CultureInfo.InvariantCulture) - 1,
                            double.Parse(row["cost"], CultureInfo.InvariantCulture))),
            ]);
    }

    /// <inheritdoc cref="NetworkOracle.EquivalentConnectivity"/>
    public double EquivalentConnectivity(double distance, double probability) =>
        new NetworkOracle(Areas, Links).EquivalentConnectivity(distance, probability);

    /// <summary>A table of results: a dictionary per row.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var names = lines[0].TrimStart('\ufeff').Split(';');
        return [.. lines.Skip(1)
            .Select(line => names.Zip(line.Split(';')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
