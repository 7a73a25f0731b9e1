using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>
/// One of several records, told apart by the first key of each: a source is a <c>raster</c> or a <c>vector</c>.
/// </summary>
public sealed class UnionSpec<T>(string what, params RecordSpec<T>[] alternatives) : Spec<T>
    where T : notnull
{
    public IReadOnlyList<RecordSpec<T>> Alternatives => alternatives;

    public override Sentence Expected =>
        $"{Spelling.WithArticle(what)}: a mapping with one of the keys {string.Join(", ", Words)}";

    IEnumerable<string> Words => alternatives.Select(alternative => alternative.Keys[0].Name);

    public override bool TryRead(Node node, Reading reading, out T value)
    {
        if (node is not MappingNode mapping) return Refuse(node, reading, out value);
        var matches = alternatives.Where(alternative => mapping.Find(alternative.Keys[0].Name) is not null).ToList();
        // One kind may have another's first key among its further keys: a halo has a curve too.
        if (matches.Count > 1 && matches.Find(match => Knows(match, matches)) is { } widest) matches = [widest];
        if (matches.Count == 1) return matches[0].TryRead(node, reading, out value);

        value = default!;
        if (matches.Count > 1)
        {
            var found = Sentence.Join("' and '", matches.Select(match => (Sentence)$"{match.Keys[0].Name}"));
            reading.Add(node.Mark, $"found '{found}' in one {Sentence.Of(what)}, expected only one of them");
            return false;
        }

        var guess = mapping.Entries.Select(entry => Spelling.Nearest(entry.Key, Words))
            .FirstOrDefault(word => word is not null);
        var advice = guess is null ? Sentence.Empty : $": did you mean '{guess}'?";
        var keys = mapping.Entries.Count == 0
            ? (Sentence)$"no key"
            : $"only {Shown.Cut(string.Join(", ", mapping.Entries.Select(entry => entry.Key)))}";
        reading.Add(node.Mark, $"found {keys} in {Spelling.WithArticle(what)}, "
            + $"expected one of the keys {string.Join(", ", Words)}{advice}");
        return false;
    }

    static bool Knows(RecordSpec<T> candidate, List<RecordSpec<T>> others) =>
        others.TrueForAll(other => candidate.Keys.Any(key => key.Name == other.Keys[0].Name));

    public override JsonObject ToSchema(SchemaWriter writer) => new()
    {
        ["oneOf"] = new JsonArray([.. alternatives.Select(alternative => alternative.ToSchema(writer))]),
    };
}

/// <summary>Either of two kinds of value, told apart by their form: a number or a mapping.</summary>
public sealed class EitherSpec<T>(Spec<T> scalar, Spec<T> structured) : Spec<T>
    where T : notnull
{
    public override Sentence Expected => $"{scalar.Expected} or {structured.Expected}";

    public override bool TryRead(Node node, Reading reading, out T value) => node switch
    {
        ScalarNode => scalar.TryRead(node, reading, out value),
        MappingNode or ListNode => structured.TryRead(node, reading, out value),
        _ => Refuse(node, reading, out value),
    };

    public override JsonObject ToSchema(SchemaWriter writer) => new()
    {
        ["oneOf"] = new JsonArray(scalar.ToSchema(writer), structured.ToSchema(writer)),
    };

    public override string Show(object? value) => scalar.Show(value);
}

/// <summary>A value read by one spec and turned into another type, with the faults that turning may find.</summary>
public sealed class MappedSpec<TFrom, T>(Spec<TFrom> inner, Func<TFrom, Mark, Reading, T?> map) : Spec<T>
    where TFrom : notnull
    where T : notnull
{
    public override Sentence Expected => inner.Expected;

    public override bool TryRead(Node node, Reading reading, out T value)
    {
        value = default!;
        if (!inner.TryRead(node, reading, out var read)) return false;
        var mapped = map(read, node.Mark, reading);
        if (mapped is null) return false;
        value = mapped;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => inner.ToSchema(writer);
}
