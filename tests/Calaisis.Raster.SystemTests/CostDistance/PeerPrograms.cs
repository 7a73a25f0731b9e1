using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Calaisis.Raster.Grids;
using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.CostDistance;

/// <summary>GRASS r.cost and scikit-image as Debian ships them, fed through files of raw numbers.</summary>
sealed class PeerPrograms : IDisposable
{
    const string GrassScript = """
        set -e
        g.region n=$ROWS s=0 e=$COLS w=0 res=1
        r.in.bin -f --q --o input=cost.f32 output=cost rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.in.bin --q --o input=source.u8 output=source bytes=1 \
          rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.null --q map=source setnull=0
        r.cost -n $FLAGS --q --o input=cost start_raster=source output=found memory=1000
        r.out.bin -f --q input=found output=found.f64 bytes=8 null=-1
        """;

    const string DirectionScript = """
        set -e
        g.region n=$ROWS s=0 e=$COLS w=0 res=1
        r.in.bin -f --q --o input=cost.f32 output=cost rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.in.bin --q --o input=source.u8 output=source bytes=1 \
          rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.null --q map=source setnull=0
        r.cost -n $FLAGS --q --o input=cost start_raster=source output=costs outdir=found memory=300
        r.out.bin -f --q input=found output=found.f64 bytes=8 null=-1
        """;

    const string PathScript = """
        set -e
        g.region n=$ROWS s=0 e=$COLS w=0 res=1
        r.in.bin -f --q --o input=degrees.f32 output=degrees rows=$ROWS cols=$COLS north=$ROWS south=0 east=$COLS west=0
        r.path --q --o input=degrees format=degree start_coordinates=$FLAGS raster_path=found
        r.out.bin -f --q input=found output=found.f64 bytes=8 null=-1
        """;

    const string ScikitScript = """
        import os, numpy
        from skimage.graph import MCP_Geometric
        shape = (int(os.environ['ROWS']), int(os.environ['COLS']))
        cost = numpy.fromfile('cost.f32', numpy.float32).reshape(shape).astype(numpy.float64)
        cost[numpy.isnan(cost)] = -1
        starts = numpy.argwhere(numpy.fromfile('source.u8', numpy.uint8).reshape(shape))
        found, _ = MCP_Geometric(cost, fully_connected=os.environ['FLAGS'] != '4').find_costs(starts)
        found[numpy.isinf(found)] = -1
        found.astype(numpy.float64).tofile('found.f64')
        """;

    readonly Folder _folder = new();
    readonly Shape _shape;

    public PeerPrograms(Shape shape, float[] resistances, float[] labels)
    {
        _shape = shape;
        File.WriteAllText(_folder["scikit.py"], ScikitScript);
        File.WriteAllBytes(_folder["cost.f32"], MemoryMarshal.AsBytes(resistances.AsSpan()).ToArray());
        File.WriteAllBytes(_folder["source.u8"], [.. labels.Select(label => label > 0 ? (byte)1 : (byte)0)]);
    }

    /// <summary>8 neighbours, or 16 with the knight's move.</summary>
    public double[] Grass(int neighbours) => Grass(GrassScript, neighbours == 16 ? "-k" : "");

    /// <summary>The degrees of r.cost's outdir; NaN at sources and where none reaches.</summary>
    public double[] GrassDirections(int neighbours) => Grass(DirectionScript, neighbours == 16 ? "-k" : "");

    /// <summary>The cells that r.path passes from a cell on, following degrees; NaN elsewhere.</summary>
    public double[] GrassPath(double[] degrees, Cell from)
    {
        File.WriteAllBytes(
            _folder["degrees.f32"],
            MemoryMarshal.AsBytes(Array.ConvertAll(degrees, value => (float)value).AsSpan()).ToArray());
        return Grass(
            PathScript,
            string.Create(CultureInfo.InvariantCulture, $"{from.Col + 0.5},{_shape.Rows - from.Row - 0.5}"));
    }

    double[] Grass(string script, string flags)
    {
        if (!File.Exists("/usr/bin/grass")) Assert.Skip("needs GRASS at /usr/bin/grass (Debian: grass-core)");
        File.WriteAllText(_folder["grass.sh"], script);
        return Run("/usr/bin/grass", ["--tmp-location", "XY", "--exec", "bash", "grass.sh"], flags);
    }

    /// <summary>4 or 8 neighbours.</summary>
    public double[] Scikit(int neighbours)
    {
        if (!Directory.Exists("/usr/lib/python3/dist-packages/skimage"))
            Assert.Skip("needs scikit-image for /usr/bin/python3 (Debian: python3-skimage)");
        return Run("/usr/bin/python3", ["scikit.py"], neighbours.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => _folder.Dispose();

    double[] Run(string program, string[] arguments, string flags)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ROWS"] = _shape.Rows.ToString(CultureInfo.InvariantCulture);
        start.Environment["COLS"] = _shape.Cols.ToString(CultureInfo.InvariantCulture);
        start.Environment["FLAGS"] = flags;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said.Result);
        var found = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(_folder["found.f64"])).ToArray();
        Assert.Equal(_shape.CellCount, found.LongLength);
        return [.. found.Select(cost => cost < 0 ? double.NaN : cost)];
    }
}
