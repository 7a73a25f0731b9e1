using System.Globalization;
using Calaisis.Raster.Faults;
using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Legends;
using Calaisis.Raster.Maps.Sheets;
using Calaisis.Raster.Maps.Texts;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Maps;

/// <summary>The words on the map of a trame, in the pipeline's language.</summary>
static class SheetCaptions
{
    /// <summary>Title block and notes.</summary>
    public static SheetCaption Of(Pipeline pipeline, TrameDeclaration trame, GridDefinition grid)
    {
        var french = pipeline.Language == Language.French;
        var style = TrameStyle.Of(trame.Name, pipeline.Language);
        return new SheetCaption
        {
            Language = pipeline.Language,
            Title = french ? "Résistance des milieux au déplacement" : "Resistance of the landscape to movement",
            Subtitle = trame.Guild is null ? pipeline.Title : $"{pipeline.Title} – {trame.Guild}",
            Trame = trame.Colour is null
                ? style with { Name = trame.Title }
                : new TrameStyle(trame.Title, Rgb.Parse(trame.Colour)),
            Method = Method(pipeline, trame, grid, french),
            Sources = CreditsOf(pipeline, trame),
            Edition = pipeline.Map.Edition ?? "",
            Credits = pipeline.Map.Credits ?? "",
            Software = $"Calaisis.Raster {SoftwareVersions.Calaisis}, GDAL {SoftwareVersions.All["gdal"]}",
        };
    }

    /// <summary>Title block and notes of a trame's network.</summary>
    public static SheetCaption OfNetwork(Pipeline pipeline, TrameDeclaration trame, GridDefinition grid)
    {
        var french = pipeline.Language == Language.French;
        return Of(pipeline, trame, grid) with
        {
            Title = french
                ? "Réservoirs de biodiversité et corridors écologiques"
                : "Core areas and ecological corridors",
            Method = NetworkMethod(trame, grid, french),
        };
    }

    /// <summary>The caption of a scenario's map says which one it is of.</summary>
    public static SheetCaption For(this SheetCaption caption, ShownScenario shown) => shown.IsNamed
        ? caption with
        {
            Scenario = SheetTexts.Of(SheetText.ScenarioNamed, caption.Language, shown.Context.ScenarioTitle),
        }
        : caption;

    /// <summary>What a value means.</summary>
    public static string UnitIn(Language language) => language == Language.French
        ? "par mètre parcouru ; 1 = meilleur habitat"
        : "per metre travelled; 1 = best habitat";

    /// <summary>How many layers, and the titles of their sources from the bottom up.</summary>
    static string Method(Pipeline pipeline, TrameDeclaration trame, GridDefinition grid, bool french)
    {
        var cell = grid.CellWidth.ToString("0.##", CultureInfo.InvariantCulture);
        if (french) cell = cell.Replace('.', ',');
        var sources = trame.Layers.SelectMany(layer => layer.Uses).Select(use => use.Source).Distinct();
        var from = string.Join(
            ", ",
            sources.Select(name => pipeline.Sources.FirstOrDefault(source => source.Name == name)?.Title ?? name));
        // What is one is combined with nothing.
        return (french, trame.Layers.Count) switch
        {
            (true, 1) => $"Cellules de {cell} m ; une couche, à partir de : {from}.",
            (true, var layers) => $"Cellules de {cell} m ; {layers} couches combinées à partir de : {from}.",
            (false, 1) => $"Cells of {cell} m; one layer, from: {from}.",
            (false, var layers) => $"Cells of {cell} m; {layers} layers combined from: {from}.",
        };
    }

    static string NetworkMethod(TrameDeclaration trame, GridDefinition grid, bool french)
    {
        var area = trame.Habitats!.MinAreaHectares.ToString("0.##", CultureInfo.InvariantCulture);
        return french
            ? NetworkMethod($"Réservoirs : {CoresIn(trame.Habitats!, area.Replace('.', ','), french)}. ", grid, french)
            : NetworkMethod($"Core areas: {CoresIn(trame.Habitats!, area, french)}. ", grid, french);
    }

    /// <summary>
    /// The method of all trames together: their core areas follow rules of their own, which are told with each trame.
    /// </summary>
    public static string AtlasMethod(Pipeline pipeline, GridDefinition grid) =>
        NetworkMethod("", grid, pipeline.Language == Language.French);

    static string NetworkMethod(string cores, GridDefinition grid, bool french)
    {
        var cell = grid.CellWidth.ToString("0.##", CultureInfo.InvariantCulture);
        return french
            ? $"Cellules de {cell.Replace('.', ',')} m. {cores}Corridors : cellules où un trajet entre deux "
                + "réservoirs coûte à peine plus que le chemin de moindre coût (coût normalisé). À préserver : "
                + "corridors dont le tracé suit surtout des milieux favorables."
            : $"Cells of {cell} m. {cores}Corridors: cells over which a way between "
                + "two core areas costs little more than "
                + "the least-cost path (normalised cost). To be preserved: "
                + "corridors whose path mostly follows favourable ground.";
    }

    static string CoresIn(HabitatDeclaration habitats, string area, bool french) => (
        habitats.HasRule, habitats.MinAreaHectares > 0, habitats.HasGiven) switch
    {
        (false, _, _) => french ? "ceux qui sont donnés" : "those that are given",
        (true, true, false) => french ? $"habitats d'au moins {area} ha" : $"habitat of at least {area} ha",
        (true, true, true) => french
            ? $"ceux qui sont donnés et habitats d'au moins {area} ha"
            : $"those that are given and habitat of at least {area} ha",
        (true, false, false) => french ? "habitats de toute taille" : "habitat of any size",
        (true, false, true) => french
            ? "ceux qui sont donnés et habitats de toute taille"
            : "those that are given and habitat of any size",
    };

    /// <summary>The credits of the sources that the trame reads, each once.</summary>
    static List<string> CreditsOf(Pipeline pipeline, TrameDeclaration trame)
    {
        var used = trame.Layers.SelectMany(layer => layer.Uses).Select(use => use.Source)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. pipeline.Sources.Where(source => used.Contains(source.Name))
                // What stands for a database may hold a password, which may hold a slash.
                .Select(source => source.Credit ?? Path.GetFileName(Secrets.Mask(source.DeclaredPath)))
                // What a scenario draws itself has no file.
                .Where(credit => credit.Length > 0)
                .Distinct(),
        ];
    }
}
