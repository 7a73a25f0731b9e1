using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Calaisis.Raster.CostDistance;
using Calaisis.Raster.Grids;

namespace Calaisis.Raster.Benchmarks.CostDistance;

/// <summary>What a peer found and how long its search alone took, on the clock and of the processor.</summary>
sealed record PeerRun(double Seconds, double ProcessorSeconds, double[] Costs);

/// <summary>
/// GRASS r.cost and scikit-image MCP_Geometric as Debian ships them, on the same raster through files of raw numbers.
/// Installed when missing. Only their search is timed, not their reading and writing.
/// </summary>
sealed class Peers : IDisposable
{
    const string GrassScript = """
        set -e
        g.region n=$ROWS s=0 e=$COLS w=0 res=1
        r.in.bin -f --q --o input=cost.f32 output=cost rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.in.bin --q --o input=source.u8 output=source bytes=1 \
          rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.null --q map=source setnull=0
        begin=$(date +%s%N)
        TIMEFORMAT='%U %S'
        search="r.cost -n $FLAGS --q --o input=cost start_raster=source output=found memory=6000"
        processor=$( { time $search > /dev/null; } 2>&1 | tail -1 )
        end=$(date +%s%N)
        r.out.bin -f --q input=found output=found.f64 bytes=8 null=-1
        echo "found $((end - begin)) $processor"
        """;

    const string ScikitScript = """
        import os, time, numpy
        from skimage.graph import MCP_Geometric
        shape = (int(os.environ['ROWS']), int(os.environ['COLS']))
        cost = numpy.fromfile('cost.f32', numpy.float32).reshape(shape).astype(numpy.float64)
        cost[numpy.isnan(cost)] = -1
        starts = numpy.argwhere(numpy.fromfile('source.u8', numpy.uint8).reshape(shape))
        begin, used = time.perf_counter_ns(), time.process_time()
        found, _ = MCP_Geometric(cost, fully_connected=os.environ['FLAGS'] != '4').find_costs(starts)
        end, used = time.perf_counter_ns(), time.process_time() - used
        found[numpy.isinf(found)] = -1
        found.astype(numpy.float64).tofile('found.f64')
        print('found', end - begin, used, 0)
        """;

    readonly string _folder = Directory.CreateTempSubdirectory("calaisis-bench-peers-").FullName;
    readonly Shape _shape;

    public Peers(ArraySource resistance, CellSources sources)
    {
        _shape = resistance.Shape;
        Install();
        File.WriteAllText(Path.Combine(_folder, "grass.sh"), GrassScript);
        File.WriteAllText(Path.Combine(_folder, "scikit.py"), ScikitScript);
        WriteBytes("cost.f32", MemoryMarshal.AsBytes(resistance.Cells.AsSpan()));
        var isSource = new byte[_shape.CellCount];
        foreach (var source in sources.Cells) isSource[_shape.IndexOf(source.Cell)] = 1;
        WriteBytes("source.u8", isSource);
    }

    /// <summary>GRASS; with 4 neighbours it has no search, 16 are its knight's move.</summary>
    public PeerRun Grass(int neighbours) =>
        Run("grass", "--tmp-location XY --exec bash grass.sh", neighbours == 16 ? "-k" : "");

    /// <summary>scikit-image, 4 or 8 neighbours.</summary>
    public PeerRun Scikit(int neighbours) =>
        Run("/usr/bin/python3", "scikit.py", neighbours.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static void Install()
    {
        if (File.Exists("/usr/bin/grass") && Directory.Exists("/usr/lib/python3/dist-packages/skimage")) return;
        Console.WriteLine("installing grass-core and python3-skimage");
        using var install = Process.Start("apt-get", ["install", "-y", "-qq", "grass-core", "python3-skimage"]);
        install.WaitForExit();
        if (install.ExitCode != 0)
            throw new InvalidOperationException("apt-get could not install grass-core and python3-skimage");
    }

    void WriteBytes(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = File.Create(Path.Combine(_folder, name));
        file.Write(bytes);
    }

    PeerRun Run(string program, string arguments, string flags)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ROWS"] = _shape.Rows.ToString(CultureInfo.InvariantCulture);
        start.Environment["COLS"] = _shape.Cols.ToString(CultureInfo.InvariantCulture);
        start.Environment["FLAGS"] = flags;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var words = output.Split('\n').FirstOrDefault(line => line.StartsWith("found ", StringComparison.Ordinal))
            ?.Split(' ')
            ?? throw new InvalidOperationException($"{program} failed: {errors.Result}");
        var numbers = words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new PeerRun(numbers[0] / 1e9, numbers[1] + numbers[2], ReadFound());
    }

    double[] ReadFound()
    {
        var costs = new double[_shape.CellCount];
        using var file = File.OpenRead(Path.Combine(_folder, "found.f64"));
        file.ReadExactly(MemoryMarshal.AsBytes(costs.AsSpan()));
        for (var cell = 0; cell < costs.Length; cell++)
        {
            if (costs[cell] < 0) costs[cell] = double.NaN;
        }

        return costs;
    }
}
