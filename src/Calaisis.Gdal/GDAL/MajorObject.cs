using OSGeo.Interop;

namespace OSGeo.GDAL;

/// <summary>What drivers, datasets and bands have in common: a description and metadata.</summary>
public abstract class MajorObject : NativeObject
{
    internal MajorObject(NativeHandle handle)
        : base(handle)
    {
    }

    public string? GetDescription() => CheckedText(Native.GDALGetDescription(Enter()));

    public void SetDescription(string pszNewDesc)
    {
        Native.GDALSetDescription(Enter(), pszNewDesc);
        Failures.Throw();
    }

    public string[] GetMetadataDomainList() => Checked(NativeText.TakeList(Native.GDALGetMetadataDomainList(Enter())));

    /// <summary>The items of a domain as <c>NAME=value</c>.</summary>
    public string[] GetMetadata(string? pszDomain) =>
        Checked(NativeText.ReadList(Native.GDALGetMetadata(Enter(), pszDomain)));

    public CPLErr SetMetadata(string[]? papszMetadata, string? pszDomain) =>
        (CPLErr)Checked(Native.GDALSetMetadata(Enter(), papszMetadata, pszDomain));

    public string? GetMetadataItem(string pszName, string? pszDomain) =>
        CheckedText(Native.GDALGetMetadataItem(Enter(), pszName, pszDomain));

    public CPLErr SetMetadataItem(string pszName, string? pszValue, string? pszDomain) =>
        (CPLErr)Checked(Native.GDALSetMetadataItem(Enter(), pszName, pszValue, pszDomain));
}
