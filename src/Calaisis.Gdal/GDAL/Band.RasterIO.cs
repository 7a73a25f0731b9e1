using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <content>Reading and writing values. A plain 0, 0 as pixel and line space means tightly packed rows.</content>
public sealed partial class Band
{
    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type,
        int pixelSpace, int lineSpace) =>
        ReadRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace, null);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type,
        int pixelSpace, int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace,
            extraArg);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type,
        int pixelSpace, int lineSpace) =>
        WriteRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace, null);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, IntPtr buffer, int buf_xSize, int buf_ySize, DataType buf_type,
        int pixelSpace, int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, buf_type, pixelSpace, lineSpace,
            extraArg);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        ReadRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Byte, pixelSpace,
            lineSpace, extraArg);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        WriteRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, byte[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Byte, pixelSpace,
            lineSpace, extraArg);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        ReadRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Int16, pixelSpace,
            lineSpace, extraArg);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        WriteRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, short[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Int16, pixelSpace,
            lineSpace, extraArg);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        ReadRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Int32, pixelSpace,
            lineSpace, extraArg);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        WriteRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, int[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Int32, pixelSpace,
            lineSpace, extraArg);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        ReadRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Float32, pixelSpace,
            lineSpace, extraArg);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        WriteRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, float[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Float32, pixelSpace,
            lineSpace, extraArg);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        ReadRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr ReadRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Read, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Float64, pixelSpace,
            lineSpace, extraArg);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace) =>
        WriteRaster(xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, pixelSpace, lineSpace, null);

    public CPLErr WriteRaster(
        int xOff, int yOff, int xSize, int ySize, double[] buffer, int buf_xSize, int buf_ySize, int pixelSpace,
        int lineSpace, RasterIOExtraArg? extraArg) =>
        Transfer(
            RWFlag.GF_Write, xOff, yOff, xSize, ySize, buffer, buf_xSize, buf_ySize, DataType.GDT_Float64, pixelSpace,
            lineSpace, extraArg);

    unsafe CPLErr Transfer<T>(
        RWFlag direction, int xOff, int yOff, int xSize, int ySize, T[] buffer, int columns, int rows, DataType type,
        int pixelSpace, int lineSpace, RasterIOExtraArg? extraArg)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(buffer);
        RequireRoom((long)buffer.Length * sizeof(T), sizeof(T), columns, rows, pixelSpace, lineSpace);
        fixed (T* start = buffer)
        {
            return Transfer(
                direction, xOff, yOff, xSize, ySize, (nint)start, columns, rows, type, pixelSpace, lineSpace, extraArg);
        }
    }

    unsafe CPLErr Transfer(
        RWFlag direction, int xOff, int yOff, int xSize, int ySize, nint buffer, int columns, int rows, DataType type,
        int pixelSpace, int lineSpace, RasterIOExtraArg? extraArg)
    {
        using var progress = new Progress(extraArg?.pfnProgress, null);
        Native.RasterIOExtra fields = default;
        extraArg?.CopyTo(ref fields, (nint)progress.Function, progress.Data);
        return (CPLErr)progress.Checked(Native.GDALRasterIOEx(
            Enter(), (int)direction, xOff, yOff, xSize, ySize, buffer, columns, rows, (int)type, pixelSpace, lineSpace,
            extraArg is null ? null : &fields));
    }

    /// <summary>The official bindings trust the caller here, and corrupt memory when the array is too short.</summary>
    static void RequireRoom(long bytes, int cellBytes, int columns, int rows, int pixelSpace, int lineSpace)
    {
        var pixel = pixelSpace == 0 ? cellBytes : (long)pixelSpace;
        var line = lineSpace == 0 ? pixel * columns : lineSpace;
        if (columns <= 0 || rows <= 0 || pixel < 0 || line < 0) return;
        var needed = ((rows - 1) * line) + ((columns - 1) * pixel) + cellBytes;
        if (needed > bytes) throw new ArgumentException($"buffer of {bytes} bytes where {needed} are needed");
    }
}
