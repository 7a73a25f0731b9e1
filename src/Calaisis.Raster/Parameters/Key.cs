namespace Calaisis.Raster.Parameters;

/// <summary>One key of a record: its name, what it may hold, whether it must be there, and what it means.</summary>
public abstract class Key(string name, string meaning, string example)
{
    public string Name => name;

    /// <summary>One sentence for help, schema and reference.</summary>
    public string Meaning => meaning;

    /// <summary>How it is written, in YAML.</summary>
    public string Example => example;

    public bool IsRequired { get; protected init; }

    /// <summary>The value taken when the key is absent; null where there is none.</summary>
    public object? Default { get; protected init; }

    public abstract Spec Spec { get; }

    /// <summary>The default as it would be written; empty where there is none.</summary>
    public string DefaultText => Default is null ? "" : Spec.Show(Default);
}

/// <summary>A <see cref="Key"/> whose value is a <typeparamref name="T"/>.</summary>
public sealed class Key<T> : Key
    where T : notnull
{
    Key(string name, Spec<T> spec, string meaning, string example)
        : base(name, meaning, example)
    {
        TypedSpec = spec;
    }

    public override Spec Spec => TypedSpec;

    internal Spec<T> TypedSpec { get; }

    /// <summary>A key that must be there.</summary>
    public static Key<T> Required(string name, Spec<T> spec, string meaning, string example) =>
        new(name, spec, meaning, example) { IsRequired = true };

    /// <summary>A key that may be left out; what that means is said in its meaning.</summary>
    public static Key<T> Optional(string name, Spec<T> spec, string meaning, string example) =>
        new(name, spec, meaning, example);

    /// <summary>A key that may be left out and then has this value.</summary>
    public static Key<T> WithDefault(string name, Spec<T> spec, T value, string meaning, string example) =>
        new(name, spec, meaning, example) { Default = value };
}
