using System.Text.Json.Nodes;
using Calaisis.Raster.Faults;

namespace Calaisis.Raster.Parameters;

/// <summary>A record: a mapping with known keys and no others.</summary>
public abstract class RecordSpec(string name, string meaning, IReadOnlyList<Key> keys)
{
    /// <summary>What it is called in messages, schema and reference, for instance <c>raster source</c>.</summary>
    public string Name => name;

    /// <summary>One sentence for schema and reference.</summary>
    public string Meaning => meaning;

    public IReadOnlyList<Key> Keys => keys;
}

/// <summary>How a record's fields become a value of the domain.</summary>
/// <remarks>
/// <paramref name="build"/> runs only when all keys were read without fault. It may add faults of its own for what
/// several keys say together; an <see cref="ArgumentException"/> or <see cref="CalaisisException"/> from a constructor
/// of the domain becomes a fault at the record's place.
/// </remarks>
public sealed class RecordSpec<T>(string name, string meaning, IReadOnlyList<Key> keys, Func<Fields, T> build) : Spec<T>
    where T : notnull
{
    /// <summary>Name, meaning and keys, for reference and help.</summary>
    public RecordSpec Description { get; } = new Plain(name, meaning, keys.Contains(null!)
        ? throw new InvalidOperationException(
            $"a key of '{name}' is null: static members are made in the order of the file")
        : keys);

    public string Name => name;

    public IReadOnlyList<Key> Keys => keys;

    /// <summary>Keys that stood here once, with where they stand now, for those who meet an old file.</summary>
    public IReadOnlyDictionary<string, Sentence> Moved { get; init; } = new Dictionary<string, Sentence>();

    public override Sentence Expected =>
        $"{Spelling.WithArticle(name)}: a mapping with {string.Join(", ", keys.Select(key => key.Name))}";

    public override bool TryRead(Node node, Reading reading, out T value)
    {
        value = default!;
        if (node is not MappingNode mapping) return Refuse(node, reading, out value);
        var fields = new Fields(mapping, reading);
        return ReadKeys(mapping, fields) && Build(fields, out value);
    }

    /// <summary>The value that its keys say among the fields of a larger record, which has them as its own.</summary>
    public T From(Fields fields) => build(fields);

    /// <summary>The same record, read into another type.</summary>
    public RecordSpec<TOther> As<TOther>(Func<Fields, T, TOther> turn)
        where TOther : notnull => new(name, meaning, keys, fields => turn(fields, build(fields))) { Moved = Moved };

    public override JsonObject ToSchema(SchemaWriter writer) => writer.Reference(Description);

    /// <summary>A whole record is too much for one line.</summary>
    public override string Show(object? value) => "";

    bool ReadKeys(MappingNode mapping, Fields fields)
    {
        var sound = true;
        var misspelt = new List<string?>();
        foreach (var entry in mapping.Entries)
        {
            if (keys.FirstOrDefault(key => key.Name == entry.Key) is not { } key)
            {
                fields.Reading.Add(entry.Mark, UnknownKey(entry.Key));
                misspelt.Add(Spelling.Nearest(entry.Key, keys.Select(known => known.Name)));
                sound = false;
            }
            else if (key.Spec.ReadObject(entry.Value, fields.Reading) is { } value)
            {
                fields.Set(key, value, entry.Value.Mark);
            }
            else
            {
                sound = false;
            }
        }

        foreach (var key in keys.Where(
            key => key.IsRequired && mapping.Find(key.Name) is null && !misspelt.Contains(key.Name)))
        {
            var at = mapping.TakenAway.FirstOrDefault(taken => taken.Key == key.Name)?.Mark ?? mapping.Mark;
            fields.Reading.Add(at, $"the key '{key.Name}' is missing from this {Sentence.Of(name)}: "
                + $"{Sentence.Of(key.Meaning)}, for instance {key.Example}");
            sound = false;
        }

        return sound;
    }

    bool Build(Fields fields, out T value)
    {
        value = default!;
        var before = fields.Reading.FaultCount;
        try
        {
            value = build(fields);
        }
        catch (PipelineException problem)
        {
            fields.Reading.Add(problem.Faults);
        }
        catch (CalaisisException problem)
        {
            fields.Reading.Add(fields.Mark, problem.Sentence);
        }
        catch (ArgumentException problem)
        {
            fields.Reading.Add(fields.Mark, CalaisisException.SentenceOf(problem));
        }

        return fields.Reading.FaultCount == before;
    }

    Sentence UnknownKey(string found) => Moved.TryGetValue(found, out var place)
        ? (Sentence)$"the key '{found}' is none of {Spelling.WithArticle(name)} any more: write it {place}"
        : $"unknown key '{Shown.Cut(found)}' in "
            + $"{Spelling.WithArticle(name)}{Spelling.DidYouMean(found, keys.Select(key => key.Name))} "
            + $"(allowed: {string.Join(", ", keys.Select(key => key.Name))}){HalfNumber(found)}";

    /// <summary>In braces a comma ends a value: of <c>{ width: 0,5 }</c> a key 5 is left.</summary>
    static Sentence HalfNumber(string found) =>
        found.All(char.IsAsciiDigit) ? $"; if it is the end of a number, write decimals with a point" : Sentence.Empty;

    sealed class Plain(string name, string meaning, IReadOnlyList<Key> keys) : RecordSpec(name, meaning, keys);
}
