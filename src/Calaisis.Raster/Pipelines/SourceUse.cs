using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>A source named somewhere in a pipeline: which, where it is named, and what it has to hold there.</summary>
public sealed record SourceUse(string Source, Mark Mark, Holding Holding)
{
    /// <summary>The word under which a reading knows declared sources.</summary>
    internal const string Declared = "source";

    /// <summary>Checks, once the whole file is read, that the source is declared and holds what is needed.</summary>
    /// <param name="where">Who reads it, for the message.</param>
    /// <param name="reading">The document.</param>
    internal void CheckLater(Sentence where, Reading reading) => reading.Defer(() =>
    {
        var declared = reading.Declared(Declared);
        if (!declared.TryGetValue(Source, out var found))
        {
            reading.Add(Mark, $"{where} reads the source '{Source}', which is not declared"
                + $"{Spelling.DidYouMean(Source, declared.Keys)}{Spelling.Declared([.. declared.Keys])}");
        }
        else if (found is SourceSettings settings && Misfit(settings) is { } misfit)
        {
            reading.Add(Mark, $"{where} reads the source '{Source}', {misfit}");
        }
    });

    Sentence? Misfit(SourceSettings source) => (source, Holding) switch
    {
        (RasterSourceSettings { Kind: CellKind.Values }, Holding.Classes) =>
            $"which holds quantities, expected classes: use a curve or intervals layer, or declare 'kind: classes'",
        (RasterSourceSettings { Kind: CellKind.Classes }, Holding.Values or Holding.RasterValues) =>
            $"which holds classes, expected quantities: use a table layer, or declare 'kind: values'",
        (RasterSourceSettings, Holding.Features) => $"which is a raster, expected a vector layer",
        (VectorSourceSettings, Holding.RasterValues) => $"which is a vector layer, expected a raster",
        _ => null,
    };
}

/// <summary>What a source has to hold to be of use at some place.</summary>
public enum Holding
{
    /// <summary>Anything: only where there are data counts.</summary>
    Anything,

    /// <summary>Codes of classes.</summary>
    Classes,

    /// <summary>Quantities.</summary>
    Values,

    /// <summary>Quantities of a raster, not of a vector layer: they are worked on at their own resolution.</summary>
    RasterValues,

    /// <summary>Features of a vector layer: their shapes and attributes are read.</summary>
    Features,
}
