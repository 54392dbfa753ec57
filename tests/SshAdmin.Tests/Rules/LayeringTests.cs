using System.Reflection;
using System.Text.RegularExpressions;
using SshAdmin.Core.Errors;

namespace SshAdmin.Tests.Rules;

public class LayeringTests
{
    private static readonly Assembly Core = typeof(SshAdminException).Assembly;

    // Values in, values out.
    private static readonly string[] PureFolders = ["Algorithms/", "Clients/", "Permissions/", "Diagnosis/", "Hardening/"];

    [Fact]
    public void CoreDoesNotKnowPowerShell() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies(), name => name.Name!.StartsWith("System.Management", StringComparison.Ordinal) || name.Name == "SshAdmin");

    [Fact]
    public void RuleFoldersDoNoInputOrOutput()
    {
        var forbidden = new Regex(@"\busing System\.(IO|Net|Diagnostics)\b|(?<![.\w])(File|Directory|FileStream|Process|Socket|Registry)\.\w|SshAdmin\.Core\.Platform|DateTime(Offset)?\.(Utc)?Now|Console\.");
        Assert.Empty(Offenders("SshAdmin.Core", forbidden, path => PureFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Wire/", "Probe|Diagnosis|Sessions|Clients|Configuration|Hardening")]
    [InlineData("Clients/", "Probe|Diagnosis|Sessions|Wire|Hardening")]
    [InlineData("Algorithms/", "Probe|Diagnosis|Sessions|Wire|Clients|Configuration|Hardening")]
    public void AFolderDoesNotKnowWhatIsBuiltOnIt(string folder, string above) =>
        Assert.Empty(Offenders("SshAdmin.Core", new Regex($@"SshAdmin\.Core\.({above})\b"), path => path.StartsWith(folder, StringComparison.Ordinal)));

    [Fact]
    public void NativeCallsStandUnderPlatform() =>
        Assert.Empty(Offenders("SshAdmin.Core", new Regex("DllImport"), path => !path.StartsWith("Platform/", StringComparison.Ordinal))
            .Concat(Offenders("SshAdmin", new Regex("DllImport"), _ => true)));

    [Fact]
    public void ErrorRecordsAreMadeInOnePlace() =>
        Assert.Empty(Offenders("SshAdmin", new Regex(@"new ErrorRecord\b|ErrorRecord \w+ = new\b"), path => path != "Errors/ErrorRecords.cs"));

    [Fact]
    public void ThirdPartyCodeStandsBehindOneFolder() =>
        Assert.Empty(Offenders("SshAdmin.Core", new Regex("BouncyCastle"), path => !path.StartsWith("Wire/Primitives/", StringComparison.Ordinal))
            .Concat(Offenders("SshAdmin", new Regex(@"using Org\.BouncyCastle"), _ => true)));

    [Fact]
    public void NoThirdPartyTypeIsInAPublicMember()
    {
        var foreign = from type in Core.GetExportedTypes()
                      from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                      from used in TypesOf(member)
                      where used.Assembly != Core && !used.Assembly.GetName().Name!.StartsWith("System", StringComparison.Ordinal) && used.Assembly.GetName().Name != "netstandard"
                      select $"{type.Name}.{member.Name}: {used}";
        Assert.Empty(foreign);
    }

    [Fact]
    public void NoStaticCanBeReassigned()
    {
        var mutable = from type in Core.GetTypes()
                      where !type.Name.StartsWith('<') && !(type.FullName ?? "").Contains("<>", StringComparison.Ordinal)
                      from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
                      where !field.IsInitOnly && !field.IsLiteral && !field.Name.StartsWith('<')
                      select $"{type.FullName}.{field.Name}";
        Assert.Empty(mutable);
    }

    [Fact]
    public void NoFileHasARegion() =>
        Assert.Empty(Offenders("SshAdmin.Core", new Regex("#region"), _ => true).Concat(Offenders("SshAdmin", new Regex("#region"), _ => true)));

    private static IEnumerable<string> Offenders(string project, Regex pattern, Func<string, bool> where) =>
        from source in Sources.Of(project)
        where @where(source.Path) && pattern.IsMatch(StripComments(source.Text))
        select $"{project}/{source.Path}: {pattern.Match(StripComments(source.Text)).Value}";

    private static string StripComments(string text) => Regex.Replace(text, @"//[^\n]*", "");

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        _ => [],
    };
}
