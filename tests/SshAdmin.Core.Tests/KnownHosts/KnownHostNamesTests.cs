using System.Linq;
using System.Text;
using SshAdmin.Core.KnownHosts;

namespace SshAdmin.Core.Tests.KnownHosts;

public class KnownHostNamesTests
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEf+27H9rGQthTjDngCVzLYYwHe+pUKrZN82sMSGCsep";

    [Theory]
    [InlineData("a.example", "a.example")]
    [InlineData("[a.example]:2222", "a.example:2222")]
    [InlineData("[2001:db8::1]:2222", "[2001:db8::1]:2222")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("a.example,192.0.2.7", "a.example 192.0.2.7")]
    [InlineData("*.example,!b.example,c.example", "c.example")]
    [InlineData("|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg=", "")]
    [InlineData("@revoked a.example", "")]
    [InlineData("@cert-authority a.example", "")]
    public void A_line_names_its_hosts_as_commands_write_them(string hosts, string names) =>
        Assert.Equal(names, string.Join(" ", KnownHostNames.Of([KnownHostsDocument.Parse("known_hosts", Encoding.ASCII.GetBytes($"{hosts} {Key}\n"))]).Select(known => known.Name)));
}
