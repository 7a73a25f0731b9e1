using Calaisis.Raster.CostDistance.Schedule;

namespace Calaisis.Raster.CostDistance.Messages;

/// <summary>The road inside one process: into the inbox, and the tile is due for a visit.</summary>
sealed class DirectRoute(BorderInboxes inboxes, TileSchedule schedule) : IBorderRoute
{
    public void Send(in BorderMessage message)
    {
        inboxes.Merge(message);
        if (!double.IsPositiveInfinity(message.Lowest)) schedule.Raise(message.Tile, message.Lowest);
    }

    public bool Flush() => false;
}
