using System.Globalization;
using System.Reflection;
using OSGeo.GDAL;
using Xunit;

namespace Calaisis.Raster.SystemTests.Bindings;

/// <summary>
/// What the drop-in offers, the official C# bindings of GDAL 3.6.2 offer, too, with the same names and signatures: so
/// callers compile against either. The package feed lacks the official package, so the list beside this file says what
/// is in it.
/// </summary>
public sealed class OfficialNamesTests
{
    const string List = "official-3.6.2.txt";

    static readonly BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Everything_offered_is_official()
    {
        var offered = Offered().ToList();
        Assert.True(offered.Count > 300, "nearly nothing was looked at");
        Assert.Empty(offered.Except(Official(), StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_listed_twice_or_offered_no_more()
    {
        Assert.Equal(Official().Distinct(StringComparer.Ordinal), Official());
        Assert.Empty(Official().Except(Offered(), StringComparer.Ordinal));
    }

    static List<string> Official()
    {
        using var stream = typeof(OfficialNamesTests).Assembly.GetManifestResourceStream(List)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'))];
    }

    static IEnumerable<string> Offered() => typeof(Gdal).Assembly.GetExportedTypes()
        .Where(type => type.Namespace is "OSGeo.GDAL" or "OSGeo.OGR" or "OSGeo.OSR")
        .SelectMany(Lines)
        .Distinct(StringComparer.Ordinal);

    static IEnumerable<string> Lines(Type type)
    {
        var name = Name(type);
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(value =>
                $"{name}.{value} = {Convert.ToInt64(Enum.Parse(type, value), CultureInfo.InvariantCulture)}");
        }

        if (type.IsSubclassOf(typeof(Delegate))) return [Method(name, type.GetMethod("Invoke")!)];
        return type.GetMembers(Declared | BindingFlags.FlattenHierarchy).Where(IsOwn).Select(member => member switch
        {
            ConstructorInfo made => $"{name}({Parameters(made)})",
            PropertyInfo property => $"{Name(property.PropertyType)} {name}.{property.Name}",
            // The official bindings have properties where these are fields; to a caller that reads, they are the same.
            FieldInfo field => $"{Name(field.FieldType)} {name}.{field.Name}",
            MethodInfo method => Method($"{name}.{method.Name}", method),
            _ => "",
        }).Where(line => line.Length > 0);
    }

    static bool IsOwn(MemberInfo member) =>
        member is not MethodBase { IsSpecialName: true } or ConstructorInfo { IsStatic: false }
            && member.Name is not ("GetHashCode" or "ToString");

    static string Method(string name, MethodInfo method) => $"{Name(method.ReturnType)} {name}({Parameters(method)})";

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}"));

    static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsNested) return $"{Name(type.DeclaringType!)}.{type.Name}";
        if (type.Namespace!.StartsWith("OSGeo.", StringComparison.Ordinal)) return type.FullName!["OSGeo.".Length..];
        return type.Name switch
        {
            "Void" => "void",
            "Int32" => "int",
            "UInt32" => "uint",
            "Int64" => "long",
            "Int16" => "short",
            "Byte" => "byte",
            "Boolean" => "bool",
            "Double" => "double",
            "Single" => "float",
            "String" => "string",
            var other => other,
        };
    }
}
