using System.Text.Json.Nodes;

namespace Calaisis.Raster.Parameters;

/// <summary>
/// A spec that is asked for when it is needed, so that a record can lead to itself: groups within groups.
/// </summary>
public sealed class LaterSpec<T>(Func<Spec<T>> spec) : Spec<T>
    where T : notnull
{
    public override Sentence Expected => spec().Expected;

    public override bool TryRead(Node node, Reading reading, out T value) => spec().TryRead(node, reading, out value);

    public override JsonObject ToSchema(SchemaWriter writer) => spec().ToSchema(writer);

    public override string Show(object? value) => spec().Show(value);
}
