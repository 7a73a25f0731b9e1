namespace Calaisis.Raster.Processing.PipelineFiles;

/// <summary>
/// A server that may be read from: scheme, host and port have to be the same, and the path has to be below.
/// </summary>
sealed class AllowedServer
{
    readonly Uri _place;

    AllowedServer(Uri place)
    {
        _place = place;
    }

    /// <summary>Null for what is no address of a server.</summary>
    public static AllowedServer? Parse(string text) => AddressOf(text) is { } place ? new AllowedServer(place) : null;

    /// <summary>Whether an address has the same scheme, host and port.</summary>
    public bool IsAt(Uri address) =>
        address.Scheme == _place.Scheme && address.IdnHost.Equals(_place.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.Port == _place.Port;

    /// <summary>Whether an address lies here.</summary>
    public bool Holds(string text)
    {
        if (AddressOf(text) is not { } address || !IsAt(address)) return false;
        var folder = _place.AbsolutePath;
        return address.AbsolutePath == folder
            || address.AbsolutePath.StartsWith(folder.EndsWith('/') ? folder : folder + "/", StringComparison.Ordinal);
    }

    /// <summary>Null for what two readers could take for different hosts, too.</summary>
    static Uri? AddressOf(string text)
    {
        var authority = text.IndexOf("://", StringComparison.Ordinal) is > 0 and var at
            ? text[(at + 3)..].Split('/', '?', '#')[0]
            : "";
        var isPlain = authority.Length > 0
            && !authority.Split('@')[^1].Contains('%', StringComparison.Ordinal) && authority.Count(c => c == '@') <= 1
            && !text.Any(c => c is '\\' or '{' or '}' || char.IsWhiteSpace(c) || char.IsControl(c));
        return isPlain && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme is "http" or "https") ? address : null;
    }
}
