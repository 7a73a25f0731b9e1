using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>One band of a dataset, which it keeps alive.</summary>
public sealed partial class Band : MajorObject
{
    readonly NativeHandle _dataset;

    Band(nint pointer, NativeHandle dataset)
        : base(NativeHandle.Lent(pointer, dataset)) => _dataset = dataset;

    public int XSize => Checked(Native.GDALGetRasterBandXSize(Enter()));

    public int YSize => Checked(Native.GDALGetRasterBandYSize(Enter()));

    public DataType DataType => (DataType)Checked(Native.GDALGetRasterDataType(Enter()));

    public int GetBand() => Checked(Native.GDALGetBandNumber(Enter()));

    public void GetBlockSize(out int pnBlockXSize, out int pnBlockYSize)
    {
        Native.GDALGetBlockSize(Enter(), out pnBlockXSize, out pnBlockYSize);
        Failures.Throw();
    }

    public ColorInterp GetColorInterpretation() =>
        (ColorInterp)Checked(Native.GDALGetRasterColorInterpretation(Enter()));

    public ColorInterp GetRasterColorInterpretation() => GetColorInterpretation();

    public CPLErr SetColorInterpretation(ColorInterp val) =>
        (CPLErr)Checked(Native.GDALSetRasterColorInterpretation(Enter(), (int)val));

    public CPLErr SetRasterColorInterpretation(ColorInterp val) => SetColorInterpretation(val);

    public void GetNoDataValue(out double val, out int hasval)
    {
        val = Native.GDALGetRasterNoDataValue(Enter(), out hasval);
        Failures.Throw();
    }

    public CPLErr SetNoDataValue(double d) => (CPLErr)Checked(Native.GDALSetRasterNoDataValue(Enter(), d));

    public CPLErr DeleteNoDataValue() => (CPLErr)Checked(Native.GDALDeleteRasterNoDataValue(Enter()));

    public string? GetUnitType() => CheckedText(Native.GDALGetRasterUnitType(Enter()));

    public CPLErr SetUnitType(string val) => (CPLErr)Checked(Native.GDALSetRasterUnitType(Enter(), val));

    public string[] GetCategoryNames() => Checked(NativeText.ReadList(Native.GDALGetRasterCategoryNames(Enter())));

    public string[] GetRasterCategoryNames() => GetCategoryNames();

    public CPLErr SetCategoryNames(string[]? papszCategoryNames) =>
        (CPLErr)Checked(Native.GDALSetRasterCategoryNames(Enter(), papszCategoryNames));

    public CPLErr SetRasterCategoryNames(string[]? names) => SetCategoryNames(names);

    public void GetOffset(out double val, out int hasval)
    {
        val = Native.GDALGetRasterOffset(Enter(), out hasval);
        Failures.Throw();
    }

    public CPLErr SetOffset(double val) => (CPLErr)Checked(Native.GDALSetRasterOffset(Enter(), val));

    public void GetScale(out double val, out int hasval)
    {
        val = Native.GDALGetRasterScale(Enter(), out hasval);
        Failures.Throw();
    }

    public CPLErr SetScale(double val) => (CPLErr)Checked(Native.GDALSetRasterScale(Enter(), val));

    public CPLErr GetStatistics(
        int approx_ok, int force, out double min, out double max, out double mean, out double stddev) =>
        (CPLErr)Checked(Native.GDALGetRasterStatistics(
            Enter(), approx_ok, force, out min, out max, out mean, out stddev));

    /// <summary>Fills two numbers, the smallest and the largest value.</summary>
    public unsafe void ComputeRasterMinMax(double[] argout, int approx_ok)
    {
        ArgumentNullException.ThrowIfNull(argout);
        if (argout.Length < 2) throw new ArgumentException("needs room for two numbers", nameof(argout));
        fixed (double* two = argout) Native.GDALComputeRasterMinMax(Enter(), approx_ok, two);
        Failures.Throw();
    }

    public int GetOverviewCount() => Checked(Native.GDALGetOverviewCount(Enter()));

    public Band? GetOverview(int i) => Checked(Of(_dataset, Native.GDALGetOverview(Enter(), i)));

    public Band? GetMaskBand() => Checked(Of(_dataset, Native.GDALGetMaskBand(Enter())));

    public int GetMaskFlags() => Checked(Native.GDALGetMaskFlags(Enter()));

    public int Checksum(int xoff, int yoff, ref int xsize, ref int ysize) =>
        Checked(Native.GDALChecksumImage(Enter(), xoff, yoff, xsize, ysize));

    public CPLErr Fill(double real_fill, double imag_fill) =>
        (CPLErr)Checked(Native.GDALFillRaster(Enter(), real_fill, imag_fill));

    public void FlushCache()
    {
        Native.GDALFlushRasterCache(Enter());
        Failures.Throw();
    }

    public ColorTable? GetColorTable() => Checked(ColorTable.Lend(Native.GDALGetRasterColorTable(Enter()), Handle));

    public ColorTable? GetRasterColorTable() => GetColorTable();

    public int SetColorTable(ColorTable? arg) => Checked(Native.GDALSetRasterColorTable(Enter(), OrNone(arg)));

    public int SetRasterColorTable(ColorTable? arg) => SetColorTable(arg);

    internal static Band? Of(Dataset dataset, nint pointer) => Of(dataset.Handle, pointer);

    static Band? Of(NativeHandle dataset, nint pointer) => pointer == 0 ? null : new Band(pointer, dataset);
}
