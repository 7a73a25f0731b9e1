using System.Text.Json.Nodes;
using Calaisis.Raster.Outputs;
using Calaisis.Raster.Parameters;
using Calaisis.Raster.Pipelines;

namespace Calaisis.Raster.Processing.Circuits;

/// <summary>4 or 8.</summary>
sealed class FourOrEightSpec : Spec<double>
{
    public override Sentence Expected => $"4 or 8";

    public override bool TryRead(Node node, Reading reading, out double value)
    {
        value = default;
        if (node is not ScalarNode { Kind: ScalarKind.Number, Number: 4 or 8 } number)
            return Refuse(node, reading, out value);
        value = number.Number;
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["enum"] = new JsonArray(4, 8) };

    public override string Show(object? value) =>
        value is double number ? FormattableString.Invariant($"{number}") : "";
}

/// <summary>A folder to write files to; it is made where it is missing.</summary>
sealed class OutputFolderSpec : Spec<Location>
{
    public override Sentence Expected => $"a folder to write to";

    public override bool TryRead(Node node, Reading reading, out Location value)
    {
        value = null!;
        if (node is not ScalarNode { Text: { Length: > 0 } text }) return Refuse(node, reading, out value);
        var path = Path.GetFullPath(Path.Combine(reading.Folder, text));
        if (OutputPlace.WhyNoFolder(path) is { } why)
        {
            reading.Add(node.Mark, $"'{text}' cannot be a folder: {why}; expected {Expected}");
            return false;
        }

        value = new Location(text, path);
        return true;
    }

    public override JsonObject ToSchema(SchemaWriter writer) => new() { ["type"] = "string", ["minLength"] = 1 };

    public override string Show(object? value) => value is Location location ? location.Declared : "";
}
