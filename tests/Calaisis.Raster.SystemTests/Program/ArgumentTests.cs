using Calaisis.Raster.SystemTests.Rasters;
using Xunit;

namespace Calaisis.Raster.SystemTests.Program;

/// <summary>
/// Wrong arguments: exit code 2, and sentences on the error stream that name what was found and what is known.
/// </summary>
public sealed class ArgumentTests
{
    [Theory]
    [InlineData("runn x.yaml", "unknown command 'runn': did you mean 'run'?")]
    [InlineData("process lst", "unknown command 'lst' of 'process': did you mean 'list'?")]
    [InlineData("process", "expected a command of 'process', one of list, help, run")]
    [InlineData("run", "pipeline.yaml")]
    [InlineData("run x.yaml y.yaml", "found 'y.yaml', expected nothing more")]
    [InlineData("run x.yaml --job 3", "unknown option '--job': did you mean '--jobs'?")]
    [InlineData("run x.yaml --jobs two", "--jobs: found 'two'")]
    [InlineData("run x.yaml --jobs 0", "--jobs: found '0'")]
    [InlineData("run x.yaml -j -3", "--jobs: found '-3'")]
    [InlineData("run x.yaml --jobs 99999999999", "--jobs: found '99999999999'")]
    [InlineData("run x.yaml --tile 0", "--tile: found '0'")]
    [InlineData("run x.yaml --tile 100000", "--tile: found '100000'")]
    [InlineData("run x.yaml --memory lots", "--memory: found 'lots', expected a size of at least 16M")]
    [InlineData("run x.yaml --memory 3X", "--memory: found '3X'")]
    [InlineData("run x.yaml --memory 1M", "--memory: found '1M'")]
    [InlineData("run x.yaml --memory -2G", "--memory: found '-2G'")]
    [InlineData(
        "run x.yaml --keep 0", "--keep: found '0', expected how many results to keep: a whole number from 1 to")]
    [InlineData("run x.yaml --keep-days -1", "--keep-days: found '-1'")]
    [InlineData("run x.yaml --out ", "--out: found nothing, expected a folder, such as out")]
    [InlineData(
        "run x.yaml --out /dev/null", "--out: '/dev/null' cannot be a folder: it lies among the devices of the system")]
    [InlineData(
        "compare x.yaml --out /etc/passwd",
        "--out: '/etc/passwd' cannot be a folder: a file has that name; expected a folder, such as out")]
    [InlineData("sensitivity x.yaml --out /etc/passwd/out", "'/etc/passwd' on the way to it is a file, not a folder")]
    [InlineData("schedule x.yaml --out /dev/full", "--out: '/dev/full' cannot be a folder")]
    [InlineData("explain .", ".: found a folder, expected one of the files in it")]
    [InlineData(
        "process run align --output result",
        "found 'result', expected a name that ends with .tif or .tiff: the GeoTIFF to write")]
    [InlineData(
        "process run align --output /etc/passwd/x.tif",
        "'/etc/passwd/x.tif' cannot be written: '/etc/passwd' on the way to it is a file, not a folder")]
    [InlineData("run x.yaml --allow data", "--allow: found 'data' without --confine, and then everything may be read")]
    [InlineData("runs show abc", "id: found 'abc', expected the number of a run, as 'runs' lists them")]
    [InlineData("run x.yaml --wait -5m", "--wait: found '-5m', expected a time such as 30s, 10m or 2h")]
    [InlineData("run x.yaml --wait NaNs", "--wait: found 'NaNs'")]
    [InlineData("run x.yaml --wait 99999d", "--wait: found '99999d'")]
    [InlineData("runs --most 0", "--most: found '0'")]
    [InlineData("runs shw 3", "unknown command 'shw' of 'runs': did you mean 'show'?")]
    [InlineData("runs --mots 3", "unknown option '--mots': did you mean '--most'?")]
    [InlineData("runs show first", "first")]
    [InlineData(
        "schedule x.yaml --retries -1",
        "--retries: found '-1', expected how often to try again: a whole number from 0 to 100")]
    [InlineData("schedule x.yaml --retries 1.5", "--retries: found '1.5'")]
    [InlineData(
        "schedule x.yaml --retry-after 2d",
        "--retry-after: found '2d', expected a time such as 30s, 10m or 2h, at most 1d")]
    [InlineData("schedule x.yaml --jitter 60d", "--jitter: found '60d'")]
    [InlineData("schedule x.yaml --jitter soon", "--jitter: found 'soon'")]
    [InlineData("schedule x.yaml --health 0", "--health: found '0', expected a port: a whole number from 1 to 65535")]
    [InlineData("schedule x.yaml --health 70000", "--health: found '70000'")]
    [InlineData("run nowhere.yaml", "nowhere.yaml: the pipeline file cannot be read")]
    [InlineData("check nowhere.yaml", "nowhere.yaml: the pipeline file cannot be read")]
    [InlineData("run .", ".: the pipeline file cannot be read")]
    [InlineData("process help cl\nip", "unknown operation 'cl\\nip'")]
    [InlineData("check no\r\nwhere.yaml", "no\\r\\nwhere.yaml: the pipeline file cannot be read")]
    [InlineData("run x.yaml --jobs a\nb", "--jobs: found 'a\\nb'")]
    [InlineData("process help clip", "unknown operation 'clip' (there are: align, choose-works, circuit, combine,")]
    [InlineData("process run aling", "unknown operation 'aling': did you mean 'align'?")]
    [InlineData("process run align --outptu x.tif", "unknown key 'outptu' in a process align: did you mean 'output'?")]
    [InlineData("process run align x.tif", "found 'x.tif', expected a key such as --input")]
    [InlineData("process run align --input none.tif", "the file 'none.tif' does not exist")]
    [InlineData("process run align --output a.tif --output b.tif", "--output comes twice")]
    [InlineData("process run align --grid [1,2", "this is not readable as YAML")]
    [InlineData("process run combine --inputs 3", "found the number 3, expected a list")]
    public async Task Wrong_arguments_get_their_sentence(string arguments, string sentence)
    {
        using var folder = new Folder();
        var said = (await BuiltProgram.RunAsync(folder.Path, arguments.Split(' '))).EndedWith(2);
        Assert.Contains(sentence, said.Errors, StringComparison.Ordinal);
        Assert.All(
            said.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith("calaisis: ", line, StringComparison.Ordinal));
        Assert.Empty(said.Output);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public async Task Several_wrong_options_are_all_named_at_once()
    {
        using var folder = new Folder();
        var said = await BuiltProgram.RunAsync(
            folder.Path, "run", "x.yaml", "--jobs", "x", "--tile=y", "--memory", "z");
        said.EndedWith(2);
        Assert.All(
            ["--jobs", "--tile", "--memory"], option => Assert.Contains(option, said.Errors, StringComparison.Ordinal));
    }
}
