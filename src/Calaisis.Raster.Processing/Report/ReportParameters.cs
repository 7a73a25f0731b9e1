using Calaisis.Raster.Maps.Report;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;
using Calaisis.Raster.Processing.Habitats;
using Calaisis.Raster.Processing.PipelineFiles;
using Calaisis.Raster.Processing.Steps;

namespace Calaisis.Raster.Processing.Report;

/// <summary>What a report says of the pipeline file and of what it reads.</summary>
static class ReportParameters
{
    static readonly string[] Study = ["name", "title", "grid", "standard"];

    /// <summary>The study's keys, then each trame's, as the first of the scenarios has them.</summary>
    public static IEnumerable<ReportParameter> Of(StepContext context)
    {
        var document = (MappingNode)context.Loaded.Document;
        foreach (var entry in document.Entries.Where(entry => Study.Contains(entry.Key)))
            yield return new ReportParameter("", entry.Key, NodeText.Of(entry.Value));
        foreach (var trame in context.Pipeline.Trames)
        {
            var keys = (MappingNode)((MappingNode)document.Find("trames")!.Value).Find(trame.Name)!.Value;
            foreach (var entry in keys.Entries)
            {
                if (entry.Value is not ListNode list || list.Items.Any(item => item is not MappingNode))
                {
                    yield return new ReportParameter(trame.Title, entry.Key, NodeText.Of(entry.Value));
                }
                else
                {
                    for (var i = 0; i < list.Items.Count; i++)
                    {
                        yield return new ReportParameter(
                            trame.Title, $"{entry.Key} {i + 1}", NodeText.Of(list.Items[i]));
                    }
                }
            }
        }
    }

    /// <summary>Everything that is read from outside: as what, under which path, with whose credit.</summary>
    public static IEnumerable<ReportedFile> Files(StepContext context)
    {
        foreach (var source in context.Pipeline.Sources.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            yield return new ReportedFile(
                StepContext.SourceRole(source.Name), source.Path, source.DeclaredPath, source.Credit ?? "");
            foreach (var (features, i) in source.EditFeatures.Select((features, i) => (features, i)))
            {
                yield return new ReportedFile(
                    $"{StepContext.SourceRole(source.Name)}, edit {i + 1}", features.Path, features.DeclaredPath, "");
            }
        }

        var tables = context.Pipeline.Trames.SelectMany(trame => trame.Layers)
            .Select(layer => layer.Table).OfType<Location>().Distinct();
        foreach (var table in tables)
            yield return new ReportedFile($"table {table.Declared}", table.Full, table.Declared, "");
        foreach (var zones in context.Pipeline.Zones)
            yield return new ReportedFile($"zones {zones.Name}", zones.Dataset.Full, zones.Dataset.Declared, "");
        if (context.Pipeline.Map.Places is { } places)
            yield return new ReportedFile("places", places.Dataset.Full, places.Dataset.Declared, "");
        if (context.Pipeline.Territory is { } territory)
            yield return new ReportedFile("territory", territory.Dataset.Full, territory.Dataset.Declared, "");
        foreach (var (names, i) in NameSteps.DatasetsOf(context).Select((dataset, i) => (dataset, i)))
            yield return new ReportedFile($"names {i + 1}", names.Path, names.DeclaredPath, "");
        for (var i = 0; i < context.Pipeline.Map.Overlays.Count; i++)
        {
            var dataset = context.Pipeline.Map.Overlays[i].Dataset;
            yield return new ReportedFile($"overlay {i + 1}", dataset.Full, dataset.Declared, "");
        }
    }
}
