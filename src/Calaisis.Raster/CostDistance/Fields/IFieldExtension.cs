namespace Calaisis.Raster.CostDistance.Fields;

/// <summary>Makes two fields that reach into each other meet.</summary>
/// <remarks>
/// On a way of cost L between two sets of cells every cell lies within half of L of one of them. So fields of half the
/// radius do, which touch about a third of the cells, and each is searched on where the other one is known: there the
/// two costs added up show at once which cells matter, and these are few. Thread rule: one worker's own.
/// </remarks>
interface IFieldExtension
{
    /// <summary>
    /// A field along another: all cells for which the costs out from both sets of cells, added up, stay within a limit.
    /// Its pages are good until <see cref="ForgetExtensions"/>.
    /// </summary>
    /// <param name="field">The field; unchanged.</param>
    /// <param name="towards">
    /// The other, whose reach and this one's add up to at least <see cref="FieldMargins.Radius"/> times the limit.
    /// </param>
    /// <param name="limit">The greatest sum.</param>
    /// <param name="token">Stops the work.</param>
    CostField Extend(CostField field, CostField towards, double limit, CancellationToken token);

    /// <summary>Gives back the pages of all extensions.</summary>
    void ForgetExtensions();
}
