namespace Calaisis.Raster.Preflight;

/// <summary>Something the preflight found out about a source or a trame.</summary>
/// <param name="Severity">What follows from it.</param>
/// <param name="Subject">The name of the source or the trame.</param>
/// <param name="Message">A sentence: found what, expected what, what to do. It does not repeat the subject.</param>
public sealed record Finding(Severity Severity, string Subject, Sentence Message);

/// <summary>What follows from a finding.</summary>
public enum Severity
{
    /// <summary>Ordinary, but good to know.</summary>
    Note,

    /// <summary>The pipeline runs, and its result may not be what was meant.</summary>
    Warning,

    /// <summary>The pipeline fails, or its result is wrong.</summary>
    Error,
}
