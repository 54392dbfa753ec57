using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.Tests.Clients;

public class ClientKeyFilesTests
{
    // Borders from the release histories: PuTTY 0.68 and 0.75, WinSCP 5.19, FileZilla 3.55, Tera Term 4.76, 4.83, 4.86, 4.96, 4.106 and 5.7.0.
    [Theory]
    [InlineData(SshKeyFormat.Ppk3, SshKeyType.Ed25519, true, "PuTTY 0.75 and later")]
    [InlineData(SshKeyFormat.Ppk3, SshKeyType.Ed25519, true, "Tera Term 4.106 and later")]
    [InlineData(SshKeyFormat.Ppk3, SshKeyType.Rsa, true, "Tera Term 4.106 to 5.6.2")]
    [InlineData(SshKeyFormat.Ppk3, SshKeyType.Rsa, true, "WinSCP 5.19 and later")]
    [InlineData(SshKeyFormat.Ppk3, SshKeyType.Rsa, true, "FileZilla 3.55.0 and later")]
    [InlineData(SshKeyFormat.Ppk2, SshKeyType.Ed25519, false, "PuTTY 0.68 and later")]
    [InlineData(SshKeyFormat.Ppk2, SshKeyType.Rsa, false, "PuTTY 0.58 and later")]
    [InlineData(SshKeyFormat.Ppk2, SshKeyType.Rsa, false, "Tera Term 4.76 to 5.6.2")]
    [InlineData(SshKeyFormat.Ppk2, SshKeyType.Ecdsa, false, "Tera Term 4.96 to 5.6.2")]
    [InlineData(SshKeyFormat.OpenSsh, SshKeyType.Ed25519, true, "Tera Term 4.83 and later")]
    [InlineData(SshKeyFormat.OpenSsh, SshKeyType.Ed25519, false, "Tera Term 4.86 and later")]
    [InlineData(SshKeyFormat.OpenSsh, SshKeyType.Ed25519, false, "OpenSSH for Windows 7.6 and later")]
    [InlineData(SshKeyFormat.Pkcs8, SshKeyType.Ed25519, false, "OpenSSH Portable 9.6 and later")]
    [InlineData(SshKeyFormat.Pkcs8, SshKeyType.Rsa, false, "OpenSSH Portable 7.4 and later")]
    [InlineData(SshKeyFormat.Pkcs8, SshKeyType.Ecdsa, true, "OpenSSH for Windows 7.6 and later")]
    [InlineData(SshKeyFormat.Pkcs8, SshKeyType.Rsa, false, "Tera Term 4.83 and later")]
    public void BordersAreThoseOfTheClients(SshKeyFormat format, SshKeyType type, bool encrypted, string expected) =>
        Assert.Contains(expected, new ClientKeyFiles().ReadersOf(format, type, encrypted));

    [Theory]
    [InlineData(SshKeyFormat.OpenSsh, "PuTTY")]
    [InlineData(SshKeyFormat.Ppk3, "OpenSSH")]
    [InlineData(SshKeyFormat.Pkcs8, "WinSCP")]
    public void WhoCannotReadAFormatIsNotNamed(SshKeyFormat format, string client) =>
        Assert.DoesNotContain(new ClientKeyFiles().ReadersOf(format, SshKeyType.Rsa, false), reader => reader.StartsWith(client));

    [Theory]
    [InlineData("OpenSSH for Windows")]
    [InlineData("Tera Term")]
    public void Ed25519InPkcs8IsNotForEverybodyWhoReadsRsaThere(string client) =>
        Assert.DoesNotContain(new ClientKeyFiles().ReadersOf(SshKeyFormat.Pkcs8, SshKeyType.Ed25519, false), reader => reader.StartsWith(client));

    [Fact]
    public void EveryFormatNameOfTheCatalogueIsUnderstood()
    {
        string[] understood = ["openssh-key-v1", "ppk-v2", "ppk-v3", "pkcs8", "openssl-pem", "openssl-pem-rsa", "openssl-pem-ec"];
        string[] notRead = ["ppk-v1", "sshcom", "openssl-pem-dsa"]; // Formats that Get-SshKey names but does not read.
        var names = ClientCatalogue.All.SelectMany(row => row.KeyFormats ?? []).Select(name => name.Split(" (")[0]).Distinct();
        Assert.Empty(names.Except(understood).Except(notRead));
    }
}
