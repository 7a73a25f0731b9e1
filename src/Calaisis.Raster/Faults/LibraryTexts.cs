namespace Calaisis.Raster.Faults;

/// <summary>
/// What libraries say of a failure (.NET, GDAL, the readers of YAML and of arguments). They speak English only: the
/// texts people meet most often are in the catalogue; the others say in French that they are the library's own words.
/// </summary>
public static class LibraryTexts
{
    /// <summary>The texts the catalogue has, without the dot at their end.</summary>
    public static KnownTexts Known { get; } = new(
        // .NET
        "Could not find file '{0}'",
        "Could not find a part of the path '{0}'",
        "Could not find a part of the path",
        "Access to the path '{0}' is denied",
        "Access to the path is denied",
        "The file '{0}' already exists",
        "The path '{0}' is too long, or a component of the specified path is too long",
        "The process cannot access the file '{0}' because it is being used by another process",
        "Unable to read beyond the end of the stream",
        "Unable to find the specified file",
        "The operation was canceled",
        "No space left on device : '{0}'",
        "No space left on device",
        "Disk full : '{0}'",
        "Read-only file system : '{0}'",
        "Is a directory : '{0}'",
        "Not a directory : '{0}'",
        "Input/output error : '{0}'",
        "Too many open files : '{0}'",
        "Permission denied",
        "No such file or directory",
        "Connection refused ({0})",
        "Address already in use",
        // Arguments
        "Required argument missing for option: '{0}'",
        "Required argument '{0}' missing for command: '{1}'",
        "Required argument missing for command: '{0}'",
        "Option '{0}' is required",
        "Option '{0}' expects a single argument but {1} were provided",
        "Cannot parse argument '{0}' for option '{1}' as expected type '{2}'",
        "Cannot parse argument '{0}' for command '{1}' as expected type '{2}'",
        "Argument '{0}' not recognized. Must be one of:{1}",
        "Unrecognized command or argument '{0}'",
        "File does not exist: '{0}'",
        // YAML
        "Mapping values are not allowed in this context",
        "Block sequence entries are not allowed in this context",
        "Mapping keys are not allowed in this context",
        "Did not find expected <document start>",
        "While parsing a block mapping, did not find expected key",
        "While parsing a block collection, did not find expected '-' indicator",
        "While parsing a flow sequence, did not find expected ',' or ']'",
        "While parsing a flow mapping, did not find expected ',' or '}'",
        "While parsing a node, did not find expected node content",
        "While parsing a node, did not find expected token",
        "While scanning a simple key, could not find expected ':'",
        "While scanning a quoted scalar, found unexpected end of stream",
        "While scanning a quoted scalar, found unexpected document indicator",
        "While scanning a quoted scalar, found unknown escape character",
        "While scanning a multi-line double-quoted scalar, found wrong indentation",
        "While scanning a multiline plain scalar, found invalid mapping",
        "While scanning a plain scalar value, found invalid mapping",
        "While scanning a plain scalar, found a tab character that violate indentation",
        "While scanning a mapping, found invalid tab as indentation",
        "While scanning for the next token, found character that cannot start any token",
        // GDAL
        "{0}: No such file or directory",
        "{0}: Permission denied",
        "`{0}' not recognized as being in a supported file format",
        "'{0}' not recognized as being in a supported file format",
        "`{0}' does not exist in the file system, and is not recognized as a supported dataset name",
        "Unable to open {0}",
        "Failed to open file {0}",
        "Attempt to create new tiff file '{0}' failed: {1}",
        "SQL Expression Parsing Error: {0}",
        "\"{0}\" not recognised as an available field",
        // SQLite
        "SQLite Error {0}: 'file is not a database'",
        "SQLite Error {0}: 'database disk image is malformed'",
        "SQLite Error {0}: 'database or disk is full'",
        "SQLite Error {0}: 'disk I/O error'",
        "SQLite Error {0}: 'unable to open database file'",
        "SQLite Error {0}: 'attempt to write a readonly database'");

    /// <summary>What a failure says, whatever its kind; our own say it in sentences.</summary>
    public static Sentence Of(Exception problem) => problem switch
    {
        CalaisisException known => known.Sentence,
        UnfitException unfit => unfit.Sentence,
        ArgumentException { ParamName: { } name } =>
            Of(problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)),
        null => throw new ArgumentNullException(nameof(problem)),
        _ => Of(problem.Message),
    };

    /// <summary>A library's text as a part of a sentence, without the dot at its end.</summary>
    public static Sentence Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var said = text.TrimEnd('.', ' ', '\n', '\r');
        if (said.Length == 0) return Sentence.Empty;
        return Known.Find(said) ?? Sentence.Told(said, Unknown(said).In(Language.French));
    }

    static Sentence Unknown(string text) => $"in a library's own words: \"{text}\"";
}
