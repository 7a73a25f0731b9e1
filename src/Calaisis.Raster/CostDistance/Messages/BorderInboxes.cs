using System.Collections.Concurrent;
using Calaisis.Raster.CostDistance.Kernels;

namespace Calaisis.Raster.CostDistance.Messages;

/// <summary>
/// For each tile, the least costs its neighbours have told since its last visit: at most one value per halo cell,
/// however many messages come.
/// </summary>
/// <remarks>Thread rule: any number of senders and takers.</remarks>
sealed class BorderInboxes
{
    readonly TileFrame _frame;
    readonly double[]?[] _pending;
    readonly int[] _offsets = new int[BorderStrips.Sides];
    readonly Lock[] _locks = new Lock[256];
    readonly ConcurrentBag<double[]> _spare = [];

    public BorderInboxes(TileFrame frame, int tiles)
    {
        _frame = frame;
        _pending = new double[tiles][];
        for (var side = 0; side < BorderStrips.Sides; side++) _offsets[side] = BorderStrips.Offset(frame, (Side)side);
        for (var index = 0; index < _locks.Length; index++) _locks[index] = new Lock();
    }

    /// <summary>Keeps the lesser of what is there and what the message says.</summary>
    public void Merge(in BorderMessage message)
    {
        var strip = message.Strip.Span;
        lock (_locks[message.Tile & 255])
        {
            var inbox = _pending[message.Tile] ??= Rent();
            var kept = inbox.AsSpan(_offsets[(int)message.Side], strip.Length);
            for (var index = 0; index < strip.Length; index++) kept[index] = Math.Min(kept[index], strip[index]);
        }
    }

    /// <summary>Hands what has come for a tile to the kernel that visits it.</summary>
    public void Deliver(int tile, ITileKernel kernel)
    {
        double[]? inbox;
        lock (_locks[tile & 255])
        {
            inbox = _pending[tile];
            _pending[tile] = null;
        }

        if (inbox is null) return;
        for (var side = 0; side < BorderStrips.Sides; side++)
        {
            kernel.Receive((Side)side, inbox.AsSpan(_offsets[side], BorderStrips.Length(_frame, (Side)side)));
        }

        inbox.AsSpan().Fill(double.PositiveInfinity);
        _spare.Add(inbox);
    }

    double[] Rent()
    {
        if (_spare.TryTake(out var inbox)) return inbox;
        inbox = new double[BorderStrips.TotalLength(_frame)];
        inbox.AsSpan().Fill(double.PositiveInfinity);
        return inbox;
    }
}
