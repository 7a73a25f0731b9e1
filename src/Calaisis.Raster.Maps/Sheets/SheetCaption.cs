using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Pages;

namespace Calaisis.Raster.Maps.Sheets;

/// <summary>
/// What a sheet says in words: title block, notes, and what only programs read. Empty texts take no room.
/// </summary>
public sealed record SheetCaption
{
    public required Language Language { get; init; }

    /// <summary>What the map shows (<c>Résistance des milieux au déplacement</c>).</summary>
    public required string Title { get; init; }

    /// <summary>Where and for whom (<c>Pays du Calaisis, mammifères forestiers</c>).</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>
    /// Which scenario the map is of (<c>Scénario : Haies replantées</c>); empty for the pipeline as it is.
    /// </summary>
    public string Scenario { get; init; } = "";

    public required TrameStyle Trame { get; init; }

    /// <summary>How the values were made, in a sentence or two.</summary>
    public string Method { get; init; } = "";

    /// <summary>The data used, with their years; one each.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Date or number of the edition, as it shall be printed; never taken from the clock.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Who made the map.</summary>
    public string Credits { get; init; } = "";

    /// <summary>The program and its version.</summary>
    public string Software { get; init; } = "";

    /// <summary>
    /// How it was made, by name (<c>CALAISIS_STEP</c>): not drawn, but said by PNG and PDF files of themselves.
    /// </summary>
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();

    internal PdfDetails ToDetails(string title) =>
        new(Scenario.Length == 0 ? title : $"{title} – {Scenario}", Credits, Software, Provenance);
}
