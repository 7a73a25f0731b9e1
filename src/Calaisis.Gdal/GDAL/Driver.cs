using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>A raster or vector format. Drivers live as long as the process.</summary>
public sealed class Driver : MajorObject
{
    internal Driver(nint pointer)
        : base(NativeHandle.Lent(pointer, NativeHandle.None))
    {
    }

    public string? ShortName => CheckedText(Native.GDALGetDriverShortName(Enter()));

    public string? LongName => CheckedText(Native.GDALGetDriverLongName(Enter()));

    public Dataset? Create(string utf8_path, int xsize, int ysize, int bands, DataType eType, string[]? options) =>
        Checked(Dataset.Own(Native.GDALCreate(Enter(), utf8_path, xsize, ysize, bands, (int)eType, options)));

    public unsafe Dataset? CreateCopy(
        string utf8_path,
        Dataset src,
        int strict,
        string[]? options,
        Gdal.GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(src);
        using var progress = new Progress(callback, callback_data);
        return progress.Checked(Dataset.Own(Native.GDALCreateCopy(
            Enter(), utf8_path, src.Handle, strict, options, progress.Function, progress.Data)));
    }

    /// <summary>Takes the driver away: nothing is opened with it any more.</summary>
    public void Deregister()
    {
        Native.GDALDeregisterDriver(Enter());
        Failures.Throw();
    }

    public CPLErr Delete(string utf8_path) => (CPLErr)Checked(Native.GDALDeleteDataset(Enter(), utf8_path));
}
