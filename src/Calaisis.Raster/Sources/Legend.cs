namespace Calaisis.Raster.Sources;

/// <summary>
/// The classes of a source: the number in the cells, the code and label people know it by, and its colour.
/// </summary>
public sealed class Legend
{
    readonly Dictionary<int, LegendClass> _byValue;
    readonly Dictionary<string, LegendClass> _byCode;
    readonly Dictionary<string, LegendClass> _byDigits;

    public Legend(string name, IReadOnlyList<LegendClass> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        Name = name;
        Classes = classes;
        _byValue = classes.ToDictionary(c => c.Value);
        _byCode = classes.ToDictionary(c => c.Code, StringComparer.OrdinalIgnoreCase);
        // Codes that differ in their dots only (1.11 and 1.1.1) can only be found as they are written.
        _byDigits = classes
            .Where(c => ClassCode.Digits(c.Code) is not null)
            .GroupBy(c => ClassCode.Digits(c.Code)!, StringComparer.Ordinal)
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>
    /// True where the classes are just the texts found in the data, numbered: a code it lacks is then no mistake but a
    /// class that does not occur.
    /// </summary>
    public bool IsFromData { get; init; }

    public IReadOnlyList<LegendClass> Classes { get; }

    /// <summary>The class with that number in the cells, or null.</summary>
    public LegendClass? WithValue(int value) => _byValue.GetValueOrDefault(value);

    /// <summary>
    /// The class with that code, in any case, or null. Hierarchical codes are found with or without their prefix and
    /// dots: <c>CS1.1.1</c>, <c>1.1.1</c> and <c>111</c> are the same class.
    /// </summary>
    public LegendClass? WithCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (_byCode.TryGetValue(code.Trim(), out var exact)) return exact;
        return ClassCode.Digits(code) is { } digits ? _byDigits.GetValueOrDefault(digits) : null;
    }
}

/// <summary>One class of a legend.</summary>
/// <param name="Value">The number in the cells.</param>
/// <param name="Code">The code of the product, for instance <c>311</c> or <c>CS1.1.1</c>.</param>
/// <param name="Label">Its French name.</param>
/// <param name="Colour">RRGGBB in hexadecimal, or null where the product gives none.</param>
public sealed record LegendClass(int Value, string Code, string Label, string? Colour);
