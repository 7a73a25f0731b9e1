using Calaisis.Raster.Benchmarks.Resistance;

namespace Calaisis.Raster.Benchmarks.Same;

/// <summary>
/// <c>same [COMMIT|PROGRAM]</c>: the sample at 50 m in two scenarios, and every process, by the program of a commit
/// (HEAD when left out) and by this one. Files that differ are named, and the exit code is 1 where there are any: what
/// to run before and after code is moved.
/// </summary>
static class SameBenchmark
{
    public static void Run(IReadOnlyList<string> words)
    {
        var folder = Directory.CreateTempSubdirectory("calaisis-bench-same-").FullName;
        try
        {
            using var earlier = words is [var program] && File.Exists(program)
                ? new EarlierProgram(Path.GetFullPath(program))
                : EarlierProgram.OfCommit(words.Count == 0 ? "HEAD" : words[0], Path.Combine(folder, "source"));
            var before = EveryResult.By(earlier.File, Path.Combine(folder, "before"));
            var now = EveryResult.By(Repository.Program, Path.Combine(folder, "now"));
            Say(before, now);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Say(SortedDictionary<string, string> before, SortedDictionary<string, string> now)
    {
        var gone = before.Keys.Except(now.Keys).ToList();
        var added = now.Keys.Except(before.Keys).ToList();
        var changed = now.Keys.Where(name => before.TryGetValue(name, out var hash) && hash != now[name]).ToList();
        foreach (var name in gone) Console.WriteLine($"gone     {name}");
        foreach (var name in added) Console.WriteLine($"new      {name}");
        foreach (var name in changed) Console.WriteLine($"differs  {name}");
        Console.WriteLine($"{now.Count} files: {changed.Count} differ, {added.Count} are new, {gone.Count} are gone");
        if (gone.Count + added.Count + changed.Count > 0) Environment.ExitCode = 1;
    }
}
