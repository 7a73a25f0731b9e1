namespace OSGeo.GDAL;

/// <summary>Meaning of the entries of a colour table.</summary>
public enum PaletteInterp
{
    GPI_Gray = 0,
    GPI_RGB = 1,
    GPI_CMYK = 2,
    GPI_HLS = 3,
}
