using System.Management.Automation;
using System.Reflection;
using SshAdmin.Commands;

namespace SshAdmin.Tests.Rules;

/// <summary>What a server has shown must never come back as what it has to show: reports and their CSV files have properties of the same names.</summary>
public class TrustTests
{
    private static readonly string[] Deciding = ["HostKeyFingerprint", "HostKeyPolicy", "KnownHostsPath", "Credential"];

    public static TheoryData<string, string> Parameters() => new(
        from command in typeof(TestSshConnectionCommand).Assembly.GetExportedTypes()
        where command.IsDefined(typeof(CmdletAttribute))
        from property in command.GetProperties()
        where Deciding.Contains(property.Name)
        select (command.Name, property.Name));

    [Theory]
    [MemberData(nameof(Parameters))]
    public void What_decides_about_trust_is_not_taken_from_the_pipeline(string command, string parameter)
    {
        PropertyInfo property = typeof(TestSshConnectionCommand).Assembly.GetExportedTypes().Single(type => type.Name == command).GetProperty(parameter)!;
        Assert.All(property.GetCustomAttributes<ParameterAttribute>(), attribute => Assert.False(attribute.ValueFromPipeline || attribute.ValueFromPipelineByPropertyName));
    }
}
