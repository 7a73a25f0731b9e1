using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Parameters;

/// <summary>
/// What reading one document shares: which document, the folder its relative paths start from, the faults found so
/// far and the checks that can only be made once everything has been read.
/// </summary>
public sealed class Reading(string place, string folder, Func<string, string?>? environment = null)
{
    readonly List<Fault> _faults = [];
    readonly List<Action> _deferred = [];
    readonly Dictionary<string, SortedDictionary<string, object?>> _declared = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, string> _secrets = new(StringComparer.Ordinal);

    /// <summary>The document's name in messages.</summary>
    public string Place => place;

    /// <summary>Relative paths start here.</summary>
    public string Folder => folder;

    /// <summary>Values taken from the environment, by the name of the variable: never to be printed.</summary>
    public IReadOnlyDictionary<string, string> Secrets => _secrets;

    /// <summary>The files that the document extends, from the nearest.</summary>
    public IList<DocumentFile> Extended { get; init; } = [];

    /// <summary>
    /// Everything wrong so far, in the order of the document; then what is wrong in the files it extends.
    /// </summary>
    public IReadOnlyList<Fault> Faults => [.. InOrder(_faults).Distinct()];

    /// <summary>
    /// How often something was wrong: one fault met twice, in a table that two layers read, counts twice.
    /// </summary>
    internal int FaultCount => _faults.Count;

    /// <summary>
    /// Why something may not be read from a path or dataset name, as the end of a sentence; null (the default) allows
    /// all.
    /// </summary>
    public Func<string, Sentence?>? Forbids { get; init; }

    /// <summary>The names of datasets that are no files: addresses, databases. They may hold secrets.</summary>
    public ICollection<string> DatasetNames { get; } = new List<string>();

    /// <summary>Full paths of files that are to be read.</summary>
    public ICollection<string> FilesRead { get; } = new List<string>();

    /// <summary>Full paths of files that are to be written.</summary>
    public ICollection<string> FilesWritten { get; } = new List<string>();

    /// <summary>What small files held when they were read first. Documents that are read again share it.</summary>
    public TextFiles Texts { get; init; } = new();

    public bool HasFaults => _faults.Count > 0;

    public void Add(Mark mark, Sentence message) =>
        _faults.Add(new Fault(PlaceOf(mark), mark.Line, mark.Column, message));

    /// <summary>The name of the file that something stands in.</summary>
    public string PlaceOf(Mark mark) => mark.File?.Place ?? place;

    /// <summary>Where relative paths start that are written there.</summary>
    public string FolderOf(Mark mark) => mark.File?.Folder ?? folder;

    /// <summary>The place as messages name it: <c>pipeline.yaml(12,9)</c>.</summary>
    public string ShownPlaceOf(Mark mark) => FormattableString.Invariant($"{PlaceOf(mark)}({mark.Line},{mark.Column})");

    /// <summary>A place in the document or in a file it extends.</summary>
    public Mark MarkAt(string file, int line, int column) => new(line, column)
    {
        File = Extended.FirstOrDefault(extended => extended.Place == file) ?? new DocumentFile(place, folder),
    };

    /// <summary>Faults in the order of the document, those of the files it extends behind.</summary>
    internal IEnumerable<Fault> InOrder(IEnumerable<Fault> faults)
    {
        var places = Extended.Select(extended => extended.Place).ToList();
        return faults.OrderBy(fault => places.IndexOf(fault.Place)).ThenBy(fault => fault.Line)
            .ThenBy(fault => fault.Column);
    }

    /// <summary>Takes over faults found in another file.</summary>
    public void Add(IEnumerable<Fault> faults) => _faults.AddRange(faults);

    /// <summary>
    /// The names declared so far for one kind of thing, with their values; null where the value was faulty.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Declared(string what) =>
        _declared.GetValueOrDefault(what) ?? new SortedDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Notes that a name was declared, whether or not its value is sound.</summary>
    internal void Declare(string what, string name, object? value)
    {
        if (!_declared.TryGetValue(what, out var names)) _declared[what] = names = new(StringComparer.Ordinal);
        names[name] = value;
    }

    /// <summary>
    /// Runs a check after the whole document has been read, for references to what may stand further down.
    /// </summary>
    public void Defer(Action check) => _deferred.Add(check);

    /// <summary>
    /// Runs the deferred checks; throws a <see cref="PipelineException"/> with all faults if there are any.
    /// </summary>
    public void Finish()
    {
        foreach (var check in _deferred) check();
        _deferred.Clear();
        if (HasFaults) throw new PipelineException(Faults);
    }

    /// <summary>The value of an environment variable, remembered as a secret; null where it is not set.</summary>
    public string? Environment(string name)
    {
        var value = (environment ?? System.Environment.GetEnvironmentVariable)(name);
        if (!string.IsNullOrEmpty(value)) _secrets[name] = value;
        return value;
    }
}
