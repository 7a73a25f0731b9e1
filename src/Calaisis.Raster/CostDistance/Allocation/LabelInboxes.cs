namespace Calaisis.Raster.CostDistance.Allocation;

/// <summary>
/// A neighbour says that a cell of the tile may take a label. The least label counts, so repeats do no harm.
/// </summary>
/// <param name="Row">Row within the tile.</param>
/// <param name="Col">Column within the tile.</param>
/// <param name="Label">The label.</param>
readonly record struct LabelOffer(short Row, short Col, int Label);

/// <summary>Offers that wait for each tile's next visit.</summary>
/// <remarks>Thread rule: any number of senders and takers.</remarks>
sealed class LabelInboxes
{
    readonly List<LabelOffer>?[] _pending;
    readonly Lock[] _locks = new Lock[256];

    public LabelInboxes(int tiles)
    {
        _pending = new List<LabelOffer>[tiles];
        for (var index = 0; index < _locks.Length; index++) _locks[index] = new Lock();
    }

    public void Add(int tile, List<LabelOffer> offers)
    {
        lock (_locks[tile & 255]) (_pending[tile] ??= []).AddRange(offers);
    }

    /// <summary>Takes what waits for a tile; null if nothing does.</summary>
    public List<LabelOffer>? Take(int tile)
    {
        lock (_locks[tile & 255])
        {
            var offers = _pending[tile];
            _pending[tile] = null;
            return offers;
        }
    }
}
