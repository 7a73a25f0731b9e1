namespace Calaisis.Raster.CostDistance.Messages;

/// <summary>Brings messages to tiles: at once in one process, by whatever road between several.</summary>
interface IBorderRoute
{
    void Send(in BorderMessage message);

    /// <summary>
    /// Delivers what is still under way; false if there was nothing. Asked when no tile has work left.
    /// </summary>
    bool Flush();
}
