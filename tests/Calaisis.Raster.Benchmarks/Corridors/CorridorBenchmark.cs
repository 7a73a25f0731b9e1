using System.Globalization;
using Calaisis.Raster.Benchmarks.CostDistance;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Benchmarks.Corridors;

/// <summary>
/// <c>bench corridors [growth|grass] [PATCHES]</c>: links and corridors of 250, 1 000 and 4 000 core areas on 20.4
/// million cells, and the same as a GRASS script on a territory of the same size at 50 m.
/// </summary>
static class CorridorBenchmark
{
    const double MaxCost = 3000;
    const double Cutoff = 300;

    static readonly Shape TenMetres = new(4350, 4700);
    static readonly Shape FiftyMetres = new(870, 940);

    public static void Run(IReadOnlyList<string> arguments)
    {
        var part = arguments.Count > 0 ? arguments[0] : null;
        var patches = arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 250;
        OurCorridors.Run(new PatchLandscape(FiftyMetres, 250), MaxCost, Cutoff);
        if (part is null or "growth") Growth();
        if (part is null or "grass") Race(patches);
    }

    static void Growth()
    {
        Console.WriteLine(
            $"{TenMetres}, planar links up to {MaxCost}, cutoff {Cutoff} (cells x resistance), 2 workers:");
        Console.WriteLine(
            "  core areas    links   searched (x raster)   seconds   processor s   of it fields   fields MB   peak MB");
        foreach (var patches in new[] { 250, 1000, 4000 })
        {
            var landscape = new PatchLandscape(TenMetres, patches);
            Memory.ForgetPeak();
            var run = OurCorridors.Run(landscape, MaxCost, Cutoff);
            var fields = run.Network.Links.Fields!;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {landscape.Count,10} {run.Network.Links.Links.Count,8} "
                    + $"{(double)fields.Cells / TenMetres.CellCount,21:0.00} {run.Seconds,9:0.0} "
                    + $"{run.ProcessorSeconds,13:0.0} {fields.Seconds.Searching,14:0.0} "
                    + $"{fields.PeakBytes >> 20,11} {Memory.Peak() >> 20,9}"));
        }
    }

    static void Race(int patches)
    {
        var landscape = new PatchLandscape(FiftyMetres, patches);
        var ours = OurCorridors.Run(landscape, MaxCost, Cutoff);
        var links = ours.Network.Links.Links;
        Console.WriteLine($"{FiftyMetres}, {landscape.Count} core areas, {links.Count} links up to {MaxCost}, "
            + $"cutoff {Cutoff}, against GRASS:");
        using var grass = new GrassCorridors(landscape);
        var (seconds, processor, costs, mosaic) = grass.Run(links, MaxCost, Cutoff);
        var (costDifference, mosaicDifference, odd) = Compare(ours, links, costs, mosaic);
        var (slower, busier) = (seconds / ours.Seconds, processor / ours.ProcessorSeconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
              costs of links differ by {costDifference:0.0e+0} of themselves at most
              the mosaic by {mosaicDifference:0.0e+0} of the greatest link cost; {odd} cells in one mosaic only
              calaisis, 2 workers, with paths   {ours.Seconds,9:0.00} s   processor {ours.ProcessorSeconds:0.00} s
              GRASS script, without paths       {seconds,9:0.00} s   processor {processor:0.00} s
              ratio                             {slower,9:0}              {busier:0}
            """));
    }

    static (double Costs, double Mosaic, int Odd) Compare(
        OurCorridors ours, IReadOnlyList<Link> links, Dictionary<(int, int), double> costs, double[] mosaic)
    {
        var costDifference = links.Max(link => Math.Abs(costs[(link.PatchA, link.PatchB)] - link.Cost) / link.Cost);
        var least = new float[mosaic.Length];
        ours.Network.Mosaic.LeastCost.Read(ours.Network.Mosaic.Shape.Whole, least);
        var (difference, odd) = (0.0, 0);
        for (var cell = 0; cell < least.Length; cell++)
        {
            if (float.IsNaN(least[cell]) != double.IsNaN(mosaic[cell])) odd++;
            else if (!float.IsNaN(least[cell])) difference = Math.Max(difference, Math.Abs(least[cell] - mosaic[cell]));
        }

        return (costDifference, difference / links.Max(link => link.Cost), odd);
    }
}
