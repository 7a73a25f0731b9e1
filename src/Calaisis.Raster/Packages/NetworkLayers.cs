using System.Globalization;
using Calaisis.Raster.Corridors;
using Calaisis.Raster.Habitats;
using Calaisis.Raster.Links;
using Calaisis.Raster.Networks;
using Calaisis.Raster.Tables;

namespace Calaisis.Raster.Packages;

/// <summary>The layers for reading and drawing: habitats, stepping stones, links, corridors, conflicts.</summary>
static class NetworkLayers
{
    const double SquareMetresPerHectare = 10_000;

    internal static FeatureTable HabitatsOf(TrameContent content, ColumnBook book)
    {
        var dispersal = content.Indicators?.Parameters.DispersalText.In(content.Language);
        var importances = (content.Indicators?.PatchImportances ?? []).ToDictionary(patch => patch.Patch);
        var degrees = content.Links.Where(link => link.State == LinkState.Active)
            .SelectMany(link => new[] { link.PatchA, link.PatchB }).CountBy(patch => patch).ToDictionary();
        var plan = new LayerPlan<HabitatPatch>(LayerNames.Habitats, FeatureShape.MultiPolygon);
        AddPatchColumns(plan, content, book);
        plan.Add(book.Whole("links"), patch => degrees.GetValueOrDefault(patch.Id));
        AddImportance(book.Whole("component"), patch => patch.Component);
        AddImportance(book.Number("dpc", dispersal), patch => patch.DpcPercent);
        AddImportance(book.Number("dpc_intra", dispersal), patch => patch.IntraPercent);
        AddImportance(book.Number("dpc_flux", dispersal), patch => patch.FluxPercent);
        AddImportance(book.Number("dpc_connector", dispersal), patch => patch.ConnectorPercent);
        AddImportance(book.Number("betweenness", dispersal), patch => patch.Betweenness);
        AddImportance(book.Number("flux_m2", dispersal), patch => patch.Flux);
        if (Has(content, NetworkIndices.InteractionFlux)) AddImportance(book.Number("interaction_flux_m4", dispersal), patch => patch.InteractionFlux);
        if (Has(content, NetworkIndices.Closeness)) AddImportance(book.Number("closeness_cost"), patch => patch.ClosenessCost);
        if (Has(content, NetworkIndices.CurrentFlow)) AddImportance(book.Number("current_flow_m2"), patch => patch.CurrentFlow);
        if (Has(content, NetworkIndices.DeltaIic)) AddImportance(book.Number("diic"), patch => patch.DiicPercent);
        AddZones(plan, content, book, patch => patch.Zones);
        return plan.Of(content.Patches.Where(patch => patch.Role == PatchRole.Core).OrderBy(patch => patch.Id), patch => ShapeOf(content, patch));

        void AddImportance(Column column, Func<PatchImportance, object?> value) =>
            plan.Add(column, patch => importances.TryGetValue(patch.Id, out var found) ? value(found) : null);
    }

    internal static FeatureTable SteppingStonesOf(TrameContent content, ColumnBook book)
    {
        var plan = new LayerPlan<HabitatPatch>(LayerNames.SteppingStones, FeatureShape.MultiPolygon);
        AddPatchColumns(plan, content, book);
        AddZones(plan, content, book, patch => patch.Zones);
        return plan.Of(
            content.Patches.Where(patch => patch.Role == PatchRole.SteppingStone).OrderBy(patch => patch.Id), patch => ShapeOf(content, patch));
    }

    internal static FeatureTable LinksOf(TrameContent content, ColumnBook book)
    {
        var dispersal = content.Indicators?.Parameters.DispersalText.In(content.Language);
        var importances = (content.Indicators?.LinkImportances ?? []).ToDictionary(link => link.Link);
        var qualities = content.Corridors.ToDictionary(corridor => corridor.Link, corridor => corridor.Quality);
        var names = content.LinkNames();
        var plan = new LayerPlan<Link>(LayerNames.Links, FeatureShape.MultiLine);
        plan.Add(book.Key("id"), link => link.Id);
        if (content.HasNames) plan.Add(book.Name(ColumnTexts.LinkName), link => names.GetValueOrDefault(link.Id));
        plan.Add(book.Whole("patch_a"), link => link.PatchA);
        plan.Add(book.Whole("patch_b"), link => link.PatchB);
        plan.Add(book.Text("state"), link => LinkTable.WordOf(link.State));
        plan.Add(book.Text("quality"), link => qualities.TryGetValue(link.Id, out var quality) ? WordOf(quality) : null);
        plan.Add(book.Number("cost"), link => link.Cost);
        plan.Add(book.Number("length_m"), link => link.LengthMetres);
        AddInside(plan, content, book.Number("territory_m"), (inside, link) => inside.LinkMetres.GetValueOrDefault(link.Id));
        plan.Add(book.Number("euclidean_m"), link => link.EuclideanMetres);
        plan.Add(book.Number("cost_per_euclidean"), link => link.CostPerEuclideanMetre);
        plan.Add(book.Number("cost_per_path"), link => link.CostPerPathMetre);
        plan.Add(book.Number("max_resistance"), link => link.MaxResistance);
        plan.Add(book.Number("high_share"), link => link.HighResistanceShare);
        plan.Add(book.Text("crosses"), link => Listed(link.Crosses));
        plan.Add(book.Number("dpc", dispersal), link => importances.GetValueOrDefault(link.Id)?.DpcPercent);
        plan.Add(book.Number("betweenness", dispersal), link => importances.GetValueOrDefault(link.Id)?.Betweenness);
        if (Has(content, NetworkIndices.CurrentFlow)) plan.Add(book.Number("current_flow_m2"), link => importances.GetValueOrDefault(link.Id)?.CurrentFlow);
        if (Has(content, NetworkIndices.DeltaIic)) plan.Add(book.Number("diic"), link => importances.GetValueOrDefault(link.Id)?.DiicPercent);
        AddZones(plan, content, book, link => content.LinkZones.GetValueOrDefault(link.Id) ?? []);
        return plan.Of(content.Links.OrderBy(link => link.Id), link => LineWkb.Of(link.Path, content.Grid));
    }

    internal static FeatureTable CorridorsOf(TrameContent content, ColumnBook book)
    {
        var links = content.Links.ToDictionary(link => link.Id);
        var names = content.LinkNames();
        var plan = new LayerPlan<Corridor>(LayerNames.Corridors, FeatureShape.MultiPolygon);
        plan.Add(book.Key("link"), corridor => corridor.Link);
        if (content.HasNames) plan.Add(book.Name(ColumnTexts.LinkName), corridor => names.GetValueOrDefault(corridor.Link));
        plan.Add(book.Whole("patch_a"), corridor => links[corridor.Link].PatchA);
        plan.Add(book.Whole("patch_b"), corridor => links[corridor.Link].PatchB);
        plan.Add(book.Text("quality"), corridor => WordOf(corridor.Quality));
        plan.Add(book.Number("area_ha"), corridor => corridor.AreaSquareMetres / SquareMetresPerHectare);
        AddInside(plan, content, book.Number("territory_ha"), (inside, corridor) => inside.CorridorHectares.GetValueOrDefault(corridor.Link));
        plan.Add(book.Number("length_m"), corridor => corridor.LengthMetres);
        plan.Add(book.Number("mean_width_m"), corridor => corridor.MeanWidthMetres);
        plan.Add(book.Number("min_width_m"), corridor => corridor.MinWidthMetres);
        // A cut through one cell is a cell long, on a diagonal 1.41 times that; one through two is at least twice as long.
        plan.Add(book.Whole("one_cell"), corridor => double.IsNaN(corridor.MinWidthMetres) ? null : corridor.MinWidthMetres < 1.5 * content.Grid.CellWidth ? 1 : 0);
        plan.Add(book.Number("cost"), corridor => corridor.Cost);
        plan.Add(book.Number("low_share"), corridor => corridor.LowResistanceShare);
        AddZones(plan, content, book, corridor => content.CorridorZones.GetValueOrDefault(corridor.Link) ?? []);
        return plan.Of(content.Corridors.OrderBy(corridor => corridor.Link), corridor => content.CorridorShapes.GetValueOrDefault(corridor.Link));
    }

    internal static FeatureTable CorridorAreaOf(TrameContent content, ColumnBook book)
    {
        var plan = new LayerPlan<ReadOnlyMemory<byte>>(LayerNames.CorridorArea, FeatureShape.MultiPolygon);
        plan.Add(book.Number("area_ha"), shape => WkbReader.Read(shape.Span).Area / SquareMetresPerHectare);
        return plan.Of(content.CorridorArea.IsEmpty ? [] : [content.CorridorArea], shape => shape);
    }

    internal static FeatureTable ConflictsOf(TrameContent content, ColumnBook book)
    {
        var names = content.LinkNames();
        var importances = (content.Indicators?.LinkImportances ?? []).ToDictionary(link => link.Link, link => link.DpcPercent);
        var plan = new LayerPlan<Conflict>(LayerNames.Conflicts, FeatureShape.Point);
        plan.Add(book.Key("id"), conflict => conflict.Id);
        if (content.HasNames) plan.Add(book.Name(ColumnTexts.ConflictName), NameOf);
        plan.Add(book.Text("obstacle"), conflict => conflict.Obstacle);
        plan.Add(book.Text("label"), conflict => conflict.Label);
        plan.Add(book.Text("code"), conflict => conflict.Code);
        plan.Add(book.Text("link_ids"), conflict => Listed(conflict.Links));
        plan.Add(book.Whole("crossings"), conflict => conflict.Crossings);
        plan.Add(book.Number("max_resistance"), conflict => conflict.MaxResistance);
        plan.Add(book.Number("cost"), conflict => conflict.Cost);
        plan.Add(book.Number("opening_m"), conflict => conflict.OpeningMetres);
        AddInside(plan, content, book.Whole("in_territory"), (inside, conflict) => inside.Conflicts.Contains(conflict.Id) ? 1 : 0);
        plan.Add(book.Whole("opened"), conflict => conflict.Opened);
        plan.Add(book.Text("opened_by"), conflict => conflict.OpenedBy.Count == 0 ? null : string.Join(", ", conflict.OpenedBy.Select(TitleOf)));
        plan.Add(book.Whole("place"), conflict => conflict.Place);
        AddZones(plan, content, book, conflict => conflict.Zones);
        return plan.Of(content.Conflicts.OrderBy(conflict => conflict.Id), conflict => WkbWriter.Point(conflict.X, conflict.Y));

        string TitleOf(string source) => content.SourceTitles.GetValueOrDefault(source, source);

        string? NameOf(Conflict conflict) => conflict.Links.Where(names.ContainsKey)
            .OrderByDescending(link => importances.GetValueOrDefault(link)).ThenBy(link => link).Select(link => names[link]).FirstOrDefault();
    }

    internal static string WordOf(CorridorQuality quality) => quality == CorridorQuality.Preserve ? LayerWords.Preserve : LayerWords.Restore;

    internal static string? Listed(IReadOnlyList<int> ids) =>
        ids.Count == 0 ? null : string.Join(' ', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    static void AddPatchColumns(LayerPlan<HabitatPatch> plan, TrameContent content, ColumnBook book)
    {
        plan.Add(book.Key("id"), patch => patch.Id);
        if (content.HasNames) plan.Add(book.Name(ColumnTexts.PatchName), patch => patch.Name);
        plan.Add(book.Number("area_ha"), patch => patch.AreaSquareMetres / SquareMetresPerHectare);
        AddInside(plan, content, book.Number("territory_ha"), (inside, patch) => inside.PatchHectares.GetValueOrDefault(patch.Id));
        plan.Add(book.Number("perimeter_m"), patch => patch.PerimeterMetres);
        plan.Add(book.Number("compactness"), patch => patch.Compactness);
        plan.Add(book.Number("mean_resistance"), patch => patch.MeanResistance);
        plan.Add(book.Number("mean_radiance"), patch => patch.MeanRadiance);
    }

    /// <summary>What lies in the territory; no column where none is declared.</summary>
    static void AddInside<T>(LayerPlan<T> plan, TrameContent content, Column column, Func<TerritoryShares, T, object?> value)
    {
        if (content.Territory is { } inside) plan.Add(column, thing => value(inside, thing));
    }

    static void AddZones<T>(LayerPlan<T> plan, TrameContent content, ColumnBook book, Func<T, IReadOnlyList<string?>> zonesOf)
    {
        var taken = plan.Columns.Select(column => column.Name).Append("fid").Append("geom").ToHashSet(StringComparer.Ordinal);
        for (var layer = 0; layer < content.ZoneLayers.Count; layer++)
        {
            var place = layer;
            var name = content.ZoneLayers[layer];
            plan.Add(book.Zone(taken.Contains(name) ? "zone_" + name : name, name), thing => zonesOf(thing).ElementAtOrDefault(place));
        }
    }

    static bool Has(TrameContent content, NetworkIndices index) => content.Indices.HasFlag(index);

    static ReadOnlyMemory<byte> ShapeOf(TrameContent content, HabitatPatch patch) => content.PatchShapes.GetValueOrDefault(patch.Id);
}
