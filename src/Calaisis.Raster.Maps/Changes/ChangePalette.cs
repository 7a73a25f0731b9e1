using Calaisis.Raster.Maps.Colours;

namespace Calaisis.Raster.Maps.Changes;

/// <summary>
/// The colours of what scenarios change: gained is blue-green, lost orange, which readers who see no red or green tell
/// apart; they differ in lightness and, as lines, in form, too. What is edited is magenta, which no trame has.
/// </summary>
static class ChangePalette
{
    public static readonly Rgb Gained = Rgb.Parse("00C2A8");
    public static readonly Rgb GainedDark = Rgb.Parse("004D40");
    public static readonly Rgb Lost = Rgb.Parse("FF8A33");
    public static readonly Rgb LostDark = Rgb.Parse("8A3200");
    public static readonly Rgb Edited = Rgb.Parse("C2187B");
}
