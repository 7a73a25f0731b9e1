using OSGeo.Interop;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>An open vector dataset. One handle serves one thread at a time.</summary>
public sealed class DataSource : NativeObject
{
    unsafe DataSource(nint pointer)
        : base(NativeHandle.Owned(pointer, &Close))
    {
    }

    public string? name => GetName();

    public string? GetName() => CheckedText(Native.OGR_DS_GetName(Enter()));

    public Driver? GetDriver() => Checked(Driver.Wrap(Native.OGR_DS_GetDriver(Enter())));

    public int GetLayerCount() => Checked(Native.OGR_DS_GetLayerCount(Enter()));

    public Layer? GetLayerByIndex(int index) => Checked(Layer.Of(this, Native.OGR_DS_GetLayer(Enter(), index)));

    /// <summary>Null where there is none of that name.</summary>
    public Layer? GetLayerByName(string layer_name) =>
        Checked(Layer.Of(this, Native.OGR_DS_GetLayerByName(Enter(), layer_name)));

    public Layer? CreateLayer(string name, SpatialReference? srs, wkbGeometryType geom_type, string[]? options) =>
        Checked(Layer.Of(this, Native.OGR_DS_CreateLayer(Enter(), name, OrNone(srs), (int)geom_type, options)));

    public Layer? CopyLayer(Layer src_layer, string new_name, string[]? options)
    {
        ArgumentNullException.ThrowIfNull(src_layer);
        return Checked(Layer.Of(this, Native.OGR_DS_CopyLayer(Enter(), src_layer.Handle, new_name, options)));
    }

    public int DeleteLayer(int index) => Checked(Native.OGR_DS_DeleteLayer(Enter(), index));

    public bool TestCapability(string cap) => Checked(Native.OGR_DS_TestCapability(Enter(), cap)) != 0;

    /// <summary>
    /// A layer of results, to be given back to <see cref="ReleaseResultSet"/>; null for statements without any.
    /// </summary>
    public Layer? ExecuteSQL(string statement, Geometry? spatialFilter, string? dialect) =>
        Checked(Layer.Of(this, Native.OGR_DS_ExecuteSQL(Enter(), statement, OrNone(spatialFilter), dialect)));

    public void ReleaseResultSet(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Native.OGR_DS_ReleaseResultSet(Enter(), layer.Handle);
        layer.Dispose();
        Failures.Throw();
    }

    public int StartTransaction(int force) => Checked(Native.GDALDatasetStartTransaction(Enter(), force));

    public int CommitTransaction() => Checked(Native.GDALDatasetCommitTransaction(Enter()));

    public int RollbackTransaction() => Checked(Native.GDALDatasetRollbackTransaction(Enter()));

    public int SyncToDisk() => Checked(Native.OGR_DS_SyncToDisk(Enter()));

    public void FlushCache()
    {
        Native.GDALFlushCache(Enter());
        Failures.Throw();
    }

    internal static DataSource? Own(nint pointer) => pointer == 0 ? null : new DataSource(pointer);

    /// <summary>As officially: a source that opened with a reported failure counts as not opened.</summary>
    internal static DataSource? OwnUnlessFailed(nint pointer)
    {
        if (pointer == 0 || !Failures.Reported) return Own(pointer);
        Close(pointer);
        return null;
    }

    static void Close(nint pointer) => _ = Native.OGRReleaseDataSource(pointer);
}
