using System.Globalization;

namespace SshAdmin.Core.ClientConfiguration;

/// <summary>One name of a Host line in ssh's configuration, with what its block says about the way there.</summary>
/// <param name="Name">As it stands behind Host; never a pattern.</param>
/// <param name="HostName">The real name or address; <c>null</c> when the alias is the name itself.</param>
/// <param name="Port">1 to 65535; <c>null</c> for 22.</param>
/// <param name="User">The account there.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The Host line, from 1.</param>
internal sealed record HostAlias(string Name, string? HostName, int? Port, string? User, string Path, int Line)
{
    /// <summary>What to connect to, with the port where it is not 22. <c>%h</c> stands for the alias (ssh_config(5), TOKENS).</summary>
    public string Address
    {
        get
        {
            string host = (HostName ?? Name).Replace("%h", Name).Replace("%%", "%");
            return Port is not int port || port == 22 ? host : (host.IndexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port.ToString(CultureInfo.InvariantCulture);
        }
    }
}
