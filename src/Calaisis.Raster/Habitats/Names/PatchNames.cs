namespace Calaisis.Raster.Habitats.Names;

/// <summary>What people call patches, and the links between them.</summary>
public static class PatchNames
{
    /// <summary>
    /// The patches with the first name that any source has for them, after that of their given reservoir; those of one
    /// name told apart: the largest keeps it, the others take 2, 3... after it. Core areas go before stepping stones,
    /// of equal areas the lower id before the higher. A number that would make a name of another patch is left out.
    /// </summary>
    /// <param name="patches">Each with the name of its given reservoir, or none.</param>
    /// <param name="sources">Names by id of patches, the most telling source first.</param>
    /// <returns>In the order of the patches; null where nothing names one.</returns>
    public static IReadOnlyList<string?> Of(
        IReadOnlyList<HabitatPatch> patches, IReadOnlyList<IReadOnlyDictionary<int, string>> sources)
    {
        ArgumentNullException.ThrowIfNull(patches);
        ArgumentNullException.ThrowIfNull(sources);
        var given = patches.Select(patch => patch.Name
            ?? sources.Select(names => names.GetValueOrDefault(patch.Id)).FirstOrDefault(name => name is not null))
            .ToList();
        var taken = given.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var names = given.ToArray();
        var byRank = Enumerable.Range(0, patches.Count).Where(i => given[i] is not null)
            .OrderBy(i => patches[i].Role).ThenByDescending(i => patches[i].CellCount).ThenBy(i => patches[i].Id);
        foreach (var same in byRank.GroupBy(i => given[i]!, StringComparer.Ordinal))
        {
            var number = 1;
            foreach (var i in same.Skip(1))
            {
                do number++;
                while (taken.Contains(Numbered(same.Key, number)));
                names[i] = Numbered(same.Key, number);
            }
        }

        return names;
    }

    /// <summary>The name of what joins two patches; null where one of them has none.</summary>
    public static string? Between(string? a, string? b) => a is null || b is null ? null : $"{a} – {b}";

    static string Numbered(string name, int number) => FormattableString.Invariant($"{name} {number}");
}
