using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Calaisis.Raster.Links;

namespace Calaisis.Raster.Benchmarks.Corridors;

/// <summary>
/// The same corridors as an analyst would script them in GRASS: for each core area r.cost, as far as needed, and its
/// least cost on every other (r.univar by zones); for each link the normalised cost and the running minimum
/// (r.mapcalc). Which pairs are linked it is told, and it makes no paths: both in its favour. Reading the two rasters
/// in is not timed.
/// </summary>
sealed class GrassCorridors : IDisposable
{
    const string Script = """
        set -e
        g.region n=$ROWS s=0 e=$COLS w=0 res=1
        r.in.bin -f --q --o input=cost.f32 output=cost rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.in.bin -s --q --o input=patch.i32 output=patch bytes=4 \
          rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        begin=$(date +%s%N)
        times > before.txt
        while read -r p; do
          r.mapcalc --q --o expression="start = if(patch == $p, 1, null())"
          r.cost -n --q --o input=cost start_raster=start output=cwd_$p max_cost=$MOST memory=2000 > /dev/null
          r.univar -t --q map=cwd_$p zones=patch separator=comma |
            awk -F, -v p=$p 'NR > 1 { print p "," $1 "," $5 }' >> costs.csv
        done < patches.txt
        r.mapcalc --q --o expression="mosaic = double(null())"
        while read -r a b; do
          lcd=$(awk -F, -v a=$a -v b=$b '$1 == a && $2 == b { print $3 }' costs.csv)
          r.mapcalc --q --o expression="nlcc = if(patch == $a || patch == $b, null(), cwd_$a + cwd_$b - $lcd)"
          less="if(isnull(mosaic), nlcc, min(nlcc, mosaic))"
          r.mapcalc --q --o expression="next = if(isnull(nlcc), mosaic, if(nlcc > $CUTOFF, mosaic, $less))"
          g.rename --q --o raster=next,mosaic
        done < links.txt
        end=$(date +%s%N)
        times > after.txt
        r.out.bin -f --q input=mosaic output=mosaic.f64 bytes=8 null=-1e9
        echo "found $((end - begin)) $(tail -n 1 before.txt) $(tail -n 1 after.txt)"
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("calaisis-bench-corridors-").FullName;
    readonly PatchLandscape _landscape;

    public GrassCorridors(PatchLandscape landscape)
    {
        _landscape = landscape;
        if (!File.Exists("/usr/bin/grass"))
            throw new InvalidOperationException("GRASS is missing: apt-get install grass-core");
        File.WriteAllText(Path.Combine(_folder, "corridors.sh"), Script);
        WriteBytes("cost.f32", MemoryMarshal.AsBytes(landscape.Resistance.Cells.AsSpan()));
        WriteBytes("patch.i32", MemoryMarshal.AsBytes(landscape.Labels.Select(label => (int)label).ToArray().AsSpan()));
    }

    /// <summary>
    /// Seconds on the clock and of the processor, costs of all pairs it found, and the mosaic; NaN outside corridors.
    /// </summary>
    public (double Seconds, double ProcessorSeconds, Dictionary<(int, int), double> Costs, double[] Mosaic) Run(
        IEnumerable<Link> links, double maxCost, double cutoff)
    {
        var pairs = links.Select(link => (link.PatchA, link.PatchB)).ToList();
        File.WriteAllLines(Path.Combine(_folder, "links.txt"), pairs.Select(pair => $"{pair.PatchA} {pair.PatchB}"));
        var patches = pairs.SelectMany(pair => new[] { pair.PatchA, pair.PatchB }).Distinct().Order();
        File.WriteAllLines(
            Path.Combine(_folder, "patches.txt"),
            patches.Select(patch => patch.ToString(CultureInfo.InvariantCulture)));
        var start = new ProcessStartInfo("grass", "--tmp-location XY --exec bash corridors.sh")
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ROWS"] = _landscape.Shape.Rows.ToString(CultureInfo.InvariantCulture);
        start.Environment["COLS"] = _landscape.Shape.Cols.ToString(CultureInfo.InvariantCulture);
        start.Environment["MOST"] = Math.Ceiling(maxCost + cutoff).ToString(CultureInfo.InvariantCulture);
        start.Environment["CUTOFF"] = cutoff.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var words = output.Split('\n').FirstOrDefault(line => line.StartsWith("found ", StringComparison.Ordinal))
            ?.Split(' ')
            ?? throw new InvalidOperationException($"grass failed: {errors.Result}");
        return (
            double.Parse(words[1], CultureInfo.InvariantCulture) / 1e9,
            Seconds(words[4]) + Seconds(words[5]) - Seconds(words[2]) - Seconds(words[3]),
            ReadCosts(),
            ReadMosaic());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>As the shell says it: <c>12m3.456s</c>.</summary>
    static double Seconds(string text)
    {
        var parts = text.TrimEnd('s').Split('m');
        return (60 * double.Parse(parts[0], CultureInfo.InvariantCulture))
            + double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    Dictionary<(int, int), double> ReadCosts() => File.ReadLines(Path.Combine(_folder, "costs.csv"))
        .Select(line => line.Split(','))
        .ToDictionary(
            cells => (
                int.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[1], CultureInfo.InvariantCulture)),
            cells => double.Parse(cells[2], CultureInfo.InvariantCulture));

    double[] ReadMosaic()
    {
        var mosaic = new double[_landscape.Shape.CellCount];
        using var file = File.OpenRead(Path.Combine(_folder, "mosaic.f64"));
        file.ReadExactly(MemoryMarshal.AsBytes(mosaic.AsSpan()));
        for (var cell = 0; cell < mosaic.Length; cell++)
        {
            if (mosaic[cell] < -1e8) mosaic[cell] = double.NaN;
        }

        return mosaic;
    }

    void WriteBytes(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = File.Create(Path.Combine(_folder, name));
        file.Write(bytes);
    }
}
