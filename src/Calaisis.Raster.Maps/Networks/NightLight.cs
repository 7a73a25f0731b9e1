using Calaisis.Raster.Grids;
using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Frames;
using Calaisis.Raster.Maps.Pages;
using Calaisis.Raster.Maps.Texts;

namespace Calaisis.Raster.Maps.Networks;

/// <summary>Night light in classes of radiance, beneath the network of a trame that it shapes.</summary>
/// <param name="Grid">The grid of <paramref name="Classes"/>; may be thinned for the page.</param>
/// <param name="Classes">Per cell, row-major: 0 is dark, else the number of the class.</param>
public sealed record NightLight(GridDefinition Grid, ReadOnlyMemory<byte> Classes)
{
    /// <summary>What radiance is measured in.</summary>
    public const string Unit = "nW/cm²/sr";

    /// <summary>Where classes begin, in nW/cm2/sr: those of the Tramoscope Oise.</summary>
    public static IReadOnlyList<double> From { get; } = [2, 5, 20];

    /// <summary>The colour of each class: warmer, the brighter.</summary>
    public static IReadOnlyList<Rgb> Colours { get; } = [Rgb.Parse("FFF4BF"), Rgb.Parse("FFDF70"), Rgb.Parse("F7B733")];

    /// <summary>What a class, counted from 1, is called: <c>2 à 5</c>, <c>20 et plus</c>.</summary>
    public static string NameOf(int number, Language language)
    {
        var french = language == Language.French;
        var from = MapNumbers.Format(From[number - 1], language);
        return number == From.Count
            ? $"{from} {(french ? "et plus" : "and more")}"
            : $"{from} {(french ? "à" : "to")} {MapNumbers.Format(From[number], language)}";
    }

    /// <summary>Whether a class is anywhere on the map.</summary>
    public bool Holds(int number) => Classes.Span.Contains((byte)number);

    internal void Draw(SheetCanvas canvas, MapView view)
    {
        for (var number = 1; number <= From.Count; number++)
        {
            if (!Holds(number)) continue;
            var place = number;
            // Each class lies on the one before it, so that edges blend into it and not into the paper.
            ShadeDrawing.Draw(
                canvas,
                view,
                new MapShade(
                    Grid, Array.ConvertAll(Classes.ToArray(), found => found >= place ? byte.MaxValue : (byte)0)),
                Colours[number - 1]);
        }
    }
}
