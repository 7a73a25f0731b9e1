using System.Globalization;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Packages;

/// <summary>
/// Names, ids and codes of one trame in the tables of the national standard (COVADIS géostandard SRCE v1.0).
/// </summary>
public sealed record StandardCodes
{
    // Trames of one run must not share ids; the widest id is FR32RS and nine digits.
    const int NumbersPerTrame = 100_000;

    readonly string _tablePrefix;
    readonly string _idPrefix;
    readonly int _firstNumber;

    StandardCodes(string tablePrefix, string idPrefix, int firstNumber)
    {
        _tablePrefix = tablePrefix;
        _idPrefix = idPrefix;
        _firstNumber = firstNumber;
    }

    /// <summary>ID_SRCE.</summary>
    public string? Document { get; private init; }

    /// <summary>MILMAJ_NAT.</summary>
    public string? Main { get; private init; }

    /// <summary>MILMAJ_REG.</summary>
    public string? Regional { get; private init; }

    /// <summary>MILASO_NAT.</summary>
    public string? Associated { get; private init; }

    /// <summary>MILASO_REG.</summary>
    public string? AssociatedRegional { get; private init; }

    /// <summary>The codes of a trame.</summary>
    /// <param name="study">What the pipeline says of the study.</param>
    /// <param name="trame">What it says of the trame.</param>
    /// <param name="name">The trame's name.</param>
    /// <param name="place">The trame's place in the pipeline, from 0.</param>
    public static StandardCodes Of(StandardDeclaration study, TrameStandard trame, string name, int place)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(trame);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var isNational = trame.IsNational ?? name is "verte" or "bleue";
        var word = name.ToUpperInvariant().Replace('-', '_');
        return new StandardCodes(
            isNational ? "N_SRCE" : $"N_TRAME_{word}",
            "FR" + study.Region[1..],
            trame.FirstNumber ?? ((place * NumbersPerTrame) + 1))
        {
            Document = study.Document,
            Main = trame.Main ?? name switch { "verte" => "multitrame", "bleue" => "humide", _ => null },
            Regional = trame.Regional ?? (name == "noire" ? "obscurité" : null),
            Associated = trame.Associated,
            AssociatedRegional = trame.AssociatedRegional,
        };
    }

    /// <summary>The name of a table: <c>N_SRCE_RESERVOIR_S</c>.</summary>
    /// <param name="what">What it holds, <c>RESERVOIR_S</c>.</param>
    internal string Table(string what) => $"{_tablePrefix}_{what}";

    /// <summary>FR, region, kind and shape, number: <c>FR32RS17</c>.</summary>
    /// <param name="kind">R, C or O, and P, L or S.</param>
    /// <param name="number">From 1 within the trame.</param>
    internal string Id(string kind, int number) =>
        _idPrefix + kind + (_firstNumber - 1 + number).ToString(CultureInfo.InvariantCulture);
}
