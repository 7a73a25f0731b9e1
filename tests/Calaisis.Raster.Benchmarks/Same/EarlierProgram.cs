using Calaisis.Raster.Benchmarks.Resistance;

namespace Calaisis.Raster.Benchmarks.Same;

/// <summary>The program that this one is compared with.</summary>
/// <param name="file">Where it lies.</param>
sealed class EarlierProgram(string file) : IDisposable
{
    string? _worktree;

    public string File { get; } = file;

    /// <summary>Builds that of a commit of this repository, by the commit's own wrapper.</summary>
    /// <param name="commit">As git names it.</param>
    /// <param name="folder">Where its sources are put; must not exist.</param>
    /// <exception cref="InvalidOperationException">There is no such commit, or it does not build.</exception>
    public static EarlierProgram OfCommit(string commit, string folder)
    {
        MeasuredRun.In(Repository.Root, "git", "worktree", "add", "--detach", "--quiet", folder, commit);
        var earlier = new EarlierProgram(Path.Combine(folder, ".artifacts", "program", "calaisis"))
        {
            _worktree = folder,
        };
        MeasuredRun.In(folder, Path.Combine(folder, "calaisis"), "--help");
        return earlier;
    }

    public void Dispose()
    {
        if (_worktree is not null) MeasuredRun.In(Repository.Root, "git", "worktree", "remove", "--force", _worktree);
    }
}
