using Calaisis.Raster.Parameters;
using Calaisis.Raster.Sources;

namespace Calaisis.Raster.Pipelines;

/// <summary>Legends and presets by their names.</summary>
static class LegendSpec
{
    public static Spec<Legend> ByName { get; } =
        new MappedSpec<string, Legend>(Names(Legends.Names), (name, _, _) => Legends.Find(name));

    public static Spec<SourcePreset> Preset { get; } =
        new MappedSpec<string, SourcePreset>(
            Names(SourcePresets.All.Select(preset => preset.Name)), (name, _, _) => SourcePresets.Find(name));

    static ChoiceSpec<string> Names(IEnumerable<string> names) => new([.. names.Select(name => (name, name))]);
}
