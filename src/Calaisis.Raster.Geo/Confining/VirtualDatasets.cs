using Calaisis.Raster.Faults;
using OSGeo.GDAL;

namespace Calaisis.Raster.Geo.Confining;

/// <summary>
/// Judges what virtual datasets lead to, down to the files that hold data. GDAL says what is one: by content, not by
/// name.
/// </summary>
sealed class VirtualDatasets(ConfinementRule rule)
{
    /// <summary>Virtual datasets of virtual datasets: deeper ones are refused, as one may lead to itself.</summary>
    const int Deepest = 8;

    /// <summary>References in one dataset and all that it leads to.</summary>
    const int Most = 10_000;

    static readonly string[] Kinds = ["VRT", "OGR_VRT"];

    static readonly string[] Beside = [".msk", ".MSK", ".ovr", ".OVR"];

    int _seen;

    /// <exception cref="PipelineException">It leads to what may not be read.</exception>
    public void RequireSources(string path) => RequireSources(path, 0);

    /// <exception cref="PipelineException">It may not be read, or leads to what may not be read.</exception>
    public void Require(string name, string foundIn) => Require(name, foundIn, 0);

    void Require(string name, string foundIn, int depth)
    {
        if (++_seen > Most) throw Refused(foundIn, $"it leads to more than {Most} other datasets");
        if (rule.WhyNot(name) is { } why)
            throw Refused(foundIn, $"it leads to '{Secrets.Mask(name)}', which may not be read: {why}");
        RequireSources(name, depth);
    }

    void RequireSources(string path, int depth)
    {
        // GDAL opens masks and overviews that lie beside a file, whatever format they are in.
        foreach (var beside in Beside.Select(ending => path + ending).Where(File.Exists)) RequireSources(beside, depth);
        if (!IsVirtual(path)) return;
        if (depth >= Deepest) throw Refused(path, $"it leads to virtual datasets (VRT) more than {Deepest} deep");
        if (path.StartsWith("/vsi", StringComparison.Ordinal) || path.Contains("://", StringComparison.Ordinal))
        {
            throw Refused(path, $"it is a virtual dataset (VRT) in an archive or on a server, "
                + $"which a confined pipeline does not read: copy it into the pipeline's folder");
        }

        foreach (var reference in VirtualText.ReferencesIn(path))
        {
            foreach (var name in reference.Meant(path)) Require(name, path, depth + 1);
        }
    }

    static bool IsVirtual(string path)
    {
        using var errors = new Native.ErrorScope();
        var found = false;
        Native.ErrorScope.Attempt(
            () => found = Array.Exists(Kinds, kind => Gdal.IdentifyDriverEx(path, 0, [kind], null) is not null));
        return found;
    }

    internal static PipelineException Refused(string path, Sentence why) =>
        new([new Fault(Secrets.Mask(Path.GetFileName(path)), 0, 0, why)]);
}
