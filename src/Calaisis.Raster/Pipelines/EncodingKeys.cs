using Calaisis.Raster.Parameters;
using Calaisis.Raster.Texts;

namespace Calaisis.Raster.Pipelines;

/// <summary>How texts are encoded, as a key of processes.</summary>
public static class EncodingKeys
{
    /// <summary>A key for the texts of a dataset of features.</summary>
    /// <param name="name">The key's name.</param>
    /// <param name="of">Whose texts, for the help.</param>
    public static Key<TextEncoding> OfFeatures(string name, string of) => SourceKeys.EncodingOf(name, of);
}
