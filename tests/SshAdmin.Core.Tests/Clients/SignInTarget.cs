using System.Collections.Generic;
using System.Globalization;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>How the clients reach a server: through sshd in inetd mode, or on a port of loopback.</summary>
internal sealed record SignInTarget(string Host, IReadOnlyList<string> Ssh, IReadOnlyList<string> Plink)
{
    public static SignInTarget Sshd(string configuration, string sshd = SignInLab.Sshd)
    {
        string command = $"{sshd} -i -f {configuration}";
        return new SignInTarget("sshd.example", new[] { "-o", "ProxyCommand=" + command }, new[] { "-proxycmd", command });
    }

    public static SignInTarget Port(int port)
    {
        string text = port.ToString(CultureInfo.InvariantCulture);
        return new SignInTarget("127.0.0.1", new[] { "-p", text }, new[] { "-P", text });
    }
}
