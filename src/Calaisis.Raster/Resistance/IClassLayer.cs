namespace Calaisis.Raster.Resistance;

/// <summary>A layer that answers classes by a table, and can say which.</summary>
public interface IClassLayer : IResistanceLayer
{
    ClassCoverage Coverage { get; }
}
