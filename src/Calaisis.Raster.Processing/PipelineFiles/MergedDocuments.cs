using Calaisis.Raster.Parameters;

namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>
/// A file and those it extends as one document, as JSON Merge Patch (RFC 7396) has it: mappings are merged key by key,
/// anything else takes the place of what stands there, lists too, and a key without a value takes the key away.
/// </summary>
/// <remarks>
/// Keys stand in the order of the extended file, new ones behind. What both files say something of stands where the
/// extending file says it; everything else keeps its own place, so that faults and relative paths find their file.
/// </remarks>
static class MergedDocuments
{
    /// <summary>The document; null where it is beyond the limits.</summary>
    /// <param name="documents">The file, then what it extends, from the nearest; all are mappings.</param>
    /// <param name="ways">Where each says which one it extends.</param>
    /// <param name="reading">Takes the faults.</param>
    public static Node? Of(IReadOnlyList<Node> documents, IReadOnlyList<MappingEntry> ways, Reading reading)
    {
        var merged = (MappingNode)documents[^1];
        for (var i = documents.Count - 2; i >= 0; i--)
        {
            var own = (MappingNode)documents[i];
            own = own with { Entries = [.. own.Entries.Where(entry => entry != ways[i])] };
            merged = Merge(merged, own, documents[i + 1].Mark.File!.Place, reading);
            if (ValuesIn(merged) <= YamlTree.MostValues) continue;
            reading.Add(ways[i].Value.Mark, $"found more than {YamlTree.MostValues} values in this file "
                + $"and those it extends, with each alias (*) counted as what it stands for: split the pipeline");
            return null;
        }

        return merged;
    }

    static MappingNode Merge(MappingNode before, MappingNode own, string place, Reading reading)
    {
        var kept = before.Entries
            .Select(entry => own.Find(entry.Key) is { } other ? Merge(entry, other, place, reading) : entry)
            .OfType<MappingEntry>().ToList();
        foreach (var added in own.Entries.Where(entry => before.Find(entry.Key) is null))
        {
            if (IsNothing(added.Value))
            {
                var keys = before.Entries.Select(entry => entry.Key).ToList();
                reading.Add(added.Mark, $"found the key '{Shown.Cut(added.Key)}' without a value, "
                    + $"which takes it away from what {place} says, where it does not "
                    + $"stand{Spelling.DidYouMean(added.Key, keys)} (there: {string.Join(", ", keys)})");
            }
            else
            {
                kept.Add(added);
            }
        }

        return new MappingNode(own.Mark, kept)
        {
            TakenAway = [.. own.Entries.Where(entry => IsNothing(entry.Value)), .. before.TakenAway],
        };
    }

    static MappingEntry? Merge(MappingEntry before, MappingEntry own, string place, Reading reading) =>
        IsNothing(own.Value) ? null
        : (before.Value, own.Value) is (MappingNode old, MappingNode with)
            ? own with { Value = Merge(old, with, place, reading) }
            : own;

    static bool IsNothing(Node node) => node is ScalarNode { Kind: ScalarKind.Null };

    static long ValuesIn(Node node) => 1 + node switch
    {
        ListNode list => list.Items.Sum(ValuesIn),
        MappingNode mapping => mapping.Entries.Sum(entry => 1 + ValuesIn(entry.Value)),
        _ => 0L,
    };
}
