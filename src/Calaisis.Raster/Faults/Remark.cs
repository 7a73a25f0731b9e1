namespace Calaisis.Raster.Faults;

/// <summary>A sentence on something that stops nothing, in both languages of pipelines: journals speak English, reports either.</summary>
/// <param name="English">It does not end with a full stop.</param>
/// <param name="French">The same.</param>
public sealed record Remark(string English, string French);
