namespace OSGeo.OGR;

/// <summary>A refinement of an attribute type.</summary>
public enum FieldSubType
{
    OFSTNone = 0,
    OFSTBoolean = 1,
    OFSTInt16 = 2,
    OFSTFloat32 = 3,
    OFSTJSON = 4,
    OFSTUUID = 5,
}
