namespace Calaisis.Raster.Parameters;

/// <summary>The values read for the keys of one record.</summary>
public sealed class Fields(MappingNode node, Reading reading)
{
    readonly Dictionary<Key, (object Value, Mark Mark)> _values = [];

    /// <summary>Where the record stands.</summary>
    public Mark Mark => node.Mark;

    /// <summary>The record as it is written.</summary>
    public MappingNode Node => node;

    public Reading Reading => reading;

    /// <summary>The value of a key that is required or has a default.</summary>
    public T Get<T>(Key<T> key)
        where T : notnull =>
        _values.TryGetValue(key, out var found) ? (T)found.Value
        : key.Default is T value ? value
        : throw new InvalidOperationException($"'{key.Name}' has neither value nor default; ask with Find");

    /// <summary>The value of a key, or null where it was left out.</summary>
    public T? Find<T>(Key<T> key)
        where T : class => _values.TryGetValue(key, out var found) ? (T)found.Value : null;

    /// <summary>The value of a key, or null where it was left out.</summary>
    public T? FindValue<T>(Key<T> key)
        where T : struct => _values.TryGetValue(key, out var found) ? (T)found.Value : null;

    /// <summary>The value of a key of any type; null where it was left out.</summary>
    public object? FindAny(Key key) => _values.TryGetValue(key, out var found) ? found.Value : null;

    public bool Has(Key key) => _values.ContainsKey(key);

    /// <summary>That place with its file, for messages: <c>pipeline.yaml(12,9)</c>.</summary>
    public string PlaceOf(Key key) => reading.ShownPlaceOf(MarkOf(key));

    /// <summary>Where the record stands, as faults tell it.</summary>
    public string Place => reading.ShownPlaceOf(node.Mark);

    /// <summary>Where the key's value stands; the record's place where the key was left out.</summary>
    public Mark MarkOf(Key key) => _values.TryGetValue(key, out var found) ? found.Mark : node.Mark;

    /// <summary>Notes a fault at a key's value.</summary>
    public void Fault(Key key, Sentence message) => reading.Add(MarkOf(key), message);

    internal void Set(Key key, object value, Mark at) => _values[key] = (value, at);
}
