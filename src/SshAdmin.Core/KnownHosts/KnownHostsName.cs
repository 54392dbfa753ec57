using System.Globalization;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.KnownHosts;

/// <summary>How known_hosts names a host: lower case, and <c>[host]:port</c> off port 22 (OpenSSH sshconnect.c, get_hostfile_hostname_ipaddr).</summary>
internal static class KnownHostsName
{
    public static string Of(HostTarget target) => Of(target.HostName, target.PortOrDefault);

    public static string Of(string host, int port)
    {
        string name = host.ToLowerInvariant();
        return port == HostTarget.DefaultPort ? name : $"[{name}]:{port.ToString(CultureInfo.InvariantCulture)}";
    }
}
