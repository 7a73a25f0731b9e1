using Calaisis.Raster.Faults;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Tests;
using Xunit;

namespace Calaisis.Raster.SystemTests.Pipelines;

/// <summary>
/// Pipeline files that are right and wrong, and what is said of them. The first word of a file's name says what it is:
/// good, refused (by its keys alone: a schema sees it too), senseless (only the whole tells) or unreadable.
/// </summary>
public sealed class PipelineCases
{
    public static readonly string Folder = Path.Combine(
        Repository.Root, "tests", "Calaisis.Raster.SystemTests", "Pipelines", "cases");

    public static TheoryData<string> Named(params string[] words) => new(Directory.EnumerateFiles(Folder, "*.yaml")
        .Select(file => Path.GetFileName(file)!)
        .Where(name => words.Any(word => name.StartsWith(word, StringComparison.Ordinal)))
        .Order());

    public static TheoryData<string> Good() => Named("good-");

    public static TheoryData<string> Wrong() => Named("refused-", "senseless-", "unreadable-");

    [Theory]
    [MemberData(nameof(Good))]
    public void Good_files_are_read(string file) => Assert.NotEmpty(Load(file).Trames);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_files_get_all_their_sentences_at_once(string file)
    {
        var faults = Assert.Throws<PipelineException>(() => Load(file)).Faults;
        var said = string.Concat(
            faults.Select(fault => fault.ToString().Replace(Folder, "FOLDER", StringComparison.Ordinal) + "\n"));
        GoldenFile.Compare(Path.Combine(Folder, Path.ChangeExtension(file, ".txt")), said);
    }

    static Raster.Pipelines.Pipeline Load(string file) => PipelineFile.Load(Path.Combine(Folder, file)).Pipeline;
}
