namespace Calaisis.Raster.Faults;

/// <summary>
/// Data are not what was declared: says which file or source, where in it, found what, expected what.
/// </summary>
public class RasterException : CalaisisException
{
    readonly IReadOnlyList<Sentence>? _shown;

    public RasterException(Sentence sentence, Exception? inner = null)
        : base(sentence, inner)
    {
    }

    /// <summary>Several problems of data, told together.</summary>
    /// <param name="problems">More than one.</param>
    public RasterException(IReadOnlyList<CalaisisException> problems)
        : this(Sentence.Join(Environment.NewLine, problems.SelectMany(problem => problem.Shown)), problems[0])
    {
        _shown = [.. problems.SelectMany(problem => problem.Shown)];
    }

    public override IEnumerable<Sentence> Shown => _shown ?? base.Shown;

    public override int ExitCode => 3;
}
