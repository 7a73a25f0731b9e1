using Calaisis.Raster.Maps.Colours;
using Calaisis.Raster.Maps.Legends;
using Xunit;

namespace Calaisis.Raster.SystemTests.Maps.Legends;

public sealed class ResistanceRampTests
{
    [Fact]
    public void Every_class_is_darker_than_the_one_before()
    {
        for (var classes = 2; classes <= ClassBreaks.MostClasses; classes++)
        {
            var light = ResistanceRamp.Colours(classes).Select(Luminance).ToList();
            for (var i = 1; i < classes; i++) Assert.True(light[i] < light[i - 1], $"class {i} of {classes}");
        }
    }

    [Fact]
    public void Neighbours_differ_for_eyes_that_do_not_tell_red_from_green()
    {
        var colours = ResistanceRamp.Colours(ClassBreaks.MostClasses);
        for (var i = 1; i < colours.Count; i++)
        {
            var (before, after) = (colours[i - 1], colours[i]);
            Assert.True(Difference(Lab.From(before), Lab.From(after)) > 8, $"class {i}");
            Assert.True(Difference(AsDeuteranope(before), AsDeuteranope(after)) > 3, $"class {i}, deuteranope");
        }
    }

    [Fact]
    public void It_runs_from_green_to_red()
    {
        var colours = ResistanceRamp.Colours(9);
        Assert.True(colours[0].Green > colours[0].Red && colours[0].Green > colours[0].Blue);
        Assert.True(colours[^1].Red > 2 * colours[^1].Green && colours[^1].Red > colours[^1].Blue);
    }

    [Fact]
    public void Impassable_and_missing_cells_have_no_hue_and_so_belong_to_no_class()
    {
        foreach (var grey in (Rgb[])[ResistanceRamp.Impassable, ResistanceRamp.ImpassableHatch, ResistanceRamp.NoData])
        {
            var lab = Lab.From(grey);
            Assert.True(Math.Sqrt((lab.A * lab.A) + (lab.B * lab.B)) < 8, grey.ToString());
        }
    }

    [Fact]
    public void Lab_there_and_back_is_the_same_colour()
    {
        for (var i = 0; i < 4096; i++)
        {
            var colour = new Rgb((byte)(i % 16 * 17), (byte)(i / 16 % 16 * 17), (byte)(i / 256 * 17));
            Assert.Equal(colour, Lab.From(colour).ToRgb());
        }
    }

    static double Luminance(Rgb c) => (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));

    static double Linear(byte c) =>
        c / 255.0 <= 0.04045 ? c / 255.0 / 12.92 : Math.Pow(((c / 255.0) + 0.055) / 1.055, 2.4);

    static double Difference(Lab a, Lab b) => Math.Sqrt(
        Math.Pow(a.Lightness - b.Lightness, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));

    // Machado, Oliveira and Fernandes 2009, deuteranopia, severity 1.
    static Lab AsDeuteranope(Rgb c)
    {
        double r = Linear(c.Red), g = Linear(c.Green), b = Linear(c.Blue);
        return Lab.From(new Rgb(
            Component((0.367322 * r) + (0.860646 * g) - (0.227968 * b)),
            Component((0.280085 * r) + (0.672501 * g) + (0.047413 * b)),
            Component((-0.011820 * r) + (0.042940 * g) + (0.968881 * b))));
    }

    static byte Component(double light)
    {
        light = Math.Clamp(light, 0, 1);
        var encoded = light <= 0.0031308 ? 12.92 * light : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(255 * encoded);
    }
}
