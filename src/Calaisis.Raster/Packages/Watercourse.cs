namespace Calaisis.Raster.Packages;

/// <summary>A watercourse as the national tables keep it.</summary>
/// <param name="Number">From 1, in the order of its source.</param>
/// <param name="IsSurface">Whether it is a surface, else a line.</param>
/// <param name="Size">Square metres of a surface, metres of a line.</param>
/// <param name="Wkb">A multi-polygon or a multi-line.</param>
public sealed record Watercourse(int Number, bool IsSurface, double Size, ReadOnlyMemory<byte> Wkb)
{
    /// <summary>TYPE_CEAU.</summary>
    public string? Type { get; init; }

    /// <summary>OBJ_ASSI, 01 or 02.</summary>
    public string? Objective { get; init; }

    /// <summary>CLASSE1: of list 1 of article L.214-17.</summary>
    public bool IsListOne { get; init; }

    /// <summary>CLASSE2: of list 2 of it.</summary>
    public bool IsListTwo { get; init; }

    /// <summary>EST_CORRID.</summary>
    public bool IsCorridor { get; init; }

    /// <summary>EST_RESERV.</summary>
    public bool IsReservoir { get; init; }

    /// <summary>COMMENTAIR.</summary>
    public string? Comment { get; init; }
}
