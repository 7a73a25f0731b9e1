namespace OSGeo.GDAL;

/// <summary>Resampling while reading at another resolution.</summary>
public enum RIOResampleAlg
{
    GRIORA_NearestNeighbour = 0,
    GRIORA_Bilinear = 1,
    GRIORA_Cubic = 2,
    GRIORA_CubicSpline = 3,
    GRIORA_Lanczos = 4,
    GRIORA_Average = 5,
    GRIORA_RMS = 14,
    GRIORA_Mode = 6,
    GRIORA_Gauss = 7,
}
