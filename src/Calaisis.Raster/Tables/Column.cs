using System.Globalization;

namespace Calaisis.Raster.Tables;

/// <summary>
/// A column of things of one kind, described once: what it is called, what it means, how its value is got from a thing
/// and put back. All that writes, shows, documents or reads such things goes by it.
/// </summary>
/// <param name="Name">As written into files.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Get">The value of a thing; null for none.</param>
public sealed record Column<T>(string Name, ColumnType Type, Func<T, object?> Get)
{
    /// <summary>What people read above it; empty where the name will do.</summary>
    public Sentence Title { get; init; } = Sentence.Empty;

    /// <summary>Unit of its numbers, as the catalogue of sentences has it; empty for pure numbers and texts.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it holds, for readers of the file; empty where the name says it.</summary>
    public Sentence Meaning { get; init; } = Sentence.Empty;

    /// <summary>Most characters of a text; longer ones are cut. 0 for no limit.</summary>
    public int Width { get; init; }

    /// <summary>Whether its values tell the rows apart.</summary>
    public bool IsKey { get; init; }

    /// <summary>The same column where a thing may have no value.</summary>
    public Column<T> Optional => this with { IsOptional = true };

    /// <summary>The same column for programs only.</summary>
    public Column<T> Internal => this with { IsInternal = true };

    /// <summary>Whether a thing may have no value, so that reading none is no fault.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether only programs need it: steps hand it on, people do not get it.</summary>
    public bool IsInternal { get; init; }

    /// <summary>
    /// The thing with such a value, or a <see cref="FormatException"/>; null where it follows from other columns.
    /// </summary>
    public Func<T, object?, T>? Set { get; init; }

    /// <summary>The number of a thing within its layer.</summary>
    public static Column<T> Id(Func<T, long?> get, Func<T, int, T> set) =>
        Key("id", "No.", "Number within this layer, stable between runs", get, set);

    /// <summary>A number that tells things apart.</summary>
    public static Column<T> Key(string name, string title, string meaning, Func<T, long?> get, Func<T, int, T> set) =>
        Whole(name, title, meaning, get, (thing, key) => set(thing, checked((int)key))) with { IsKey = true };

    /// <summary>A whole number.</summary>
    public static Column<T> Whole(
        string name, string title, string meaning, Func<T, long?> get, Func<T, long, T>? set = null) =>
        Worded(name, ColumnType.WholeNumber, title, meaning, thing => get(thing)) with
        {
            Set = set is null ? null : (thing, value) => set(thing, Needed<long>(value, "a whole number")),
        };

    /// <summary>A number; one that is not finite is none.</summary>
    public static Column<T> Number(
        string name, string title, string unit, string meaning, Func<T, double?> get, Func<T, double, T>? set = null) =>
        Worded(name, ColumnType.Number, title, meaning, thing => get(thing)) with
        {
            Unit = unit,
            Set = set is null ? null : (thing, value) => set(thing, Needed<double>(value, "a number")),
        };

    /// <summary>A text.</summary>
    public static Column<T> Text(
        string name, string title, string meaning, Func<T, string?> get, Func<T, string, T>? set = null) =>
        Worded(name, ColumnType.Text, title, meaning, get) with
        {
            Set = set is null ? null : (thing, value) => set(thing, Needed<string>(value, "a text")),
        };

    /// <summary>Numbers of other things, with blanks between; none is none.</summary>
    public static Column<T> Ids(
        string name, string title, string meaning, Func<T, IReadOnlyList<int>> get,
        Func<T, IReadOnlyList<int>, T> set) =>
        Text(
            name, title, meaning,
            thing => get(thing) is { Count: > 0 } ids
                ? string.Join(' ', ids.Select(id => id.ToString(CultureInfo.InvariantCulture))) : null,
            (thing, ids) =>
                set(thing, [.. ids.Split(' ').Select(id => int.Parse(id, CultureInfo.InvariantCulture))])).Optional;

    /// <summary>A value under the word that stands for it.</summary>
    public static Column<T> Word<TValue>(
        string name, string title, string meaning, CodeWords<TValue> words, Func<T, TValue> get,
        Func<T, TValue, T> set) =>
        Text(name, title, meaning, thing => words.Of(get(thing)), (thing, word) => set(thing, words.Read(word)));

    /// <summary>The column as it stands in a table of one language.</summary>
    public Column In(Language language) => new(Name, Type)
    {
        Title = Title.In(language),
        Unit = Sentence.Of(Unit).In(language),
        Meaning = Meaning.In(language),
        Width = Width,
        IsKey = IsKey,
    };

    /// <summary>The value of a thing as it stands in a table.</summary>
    public object? ValueOf(T thing) => Get(thing) switch
    {
        double.NaN or double.PositiveInfinity or double.NegativeInfinity => null,
        string text when Width > 0 && text.Length > Width => text[..Width],
        var value => value,
    };

    /// <summary>The same of things that have one of these, or none.</summary>
    public Column<TOther> Of<TOther>(Func<TOther, T?> find) =>
        Words(new Column<TOther>(Name, Type, other => find(other) is { } thing ? Get(thing) : null));

    /// <summary>The same number of other things.</summary>
    public Column<TOther> As<TOther>(Func<TOther, double?> get, Func<TOther, double, TOther>? set = null) =>
        Words(Column<TOther>.Number(Name, "", "", "", get, set));

    /// <summary>The same whole number of other things.</summary>
    public Column<TOther> AsWhole<TOther>(Func<TOther, long?> get, Func<TOther, long, TOther>? set = null) =>
        Words(Column<TOther>.Whole(Name, "", "", get, set));

    /// <summary>The column with something to know about it after its meaning.</summary>
    public Column<T> With(Sentence? remark) =>
        remark is null ? this : this with { Meaning = Sentence.Join("; ", [Meaning, remark]) };

    Column<TOther> Words<TOther>(Column<TOther> other) =>
        other with { Title = Title, Unit = Unit, Meaning = Meaning, Width = Width };

    static Column<T> Worded(string name, ColumnType type, string title, string meaning, Func<T, object?> get) =>
        new(name, type, get) { Title = Sentence.Of(title), Meaning = Sentence.Of(meaning) };

    static TValue Needed<TValue>(object? found, string expected) =>
        found is TValue value ? value : throw new FormatException($"found {found ?? "nothing"}, expected {expected}");
}
