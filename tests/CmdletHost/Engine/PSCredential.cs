using System.Net;
using System.Security;

namespace System.Management.Automation;

public sealed class PSCredential
{
    public PSCredential(string userName, SecureString password)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        UserName = userName;
        Password = password;
    }

    private PSCredential() => (UserName, Password) = ("", new SecureString());

    public static PSCredential Empty { get; } = new();

    public string UserName { get; }

    public SecureString Password { get; }

    public static explicit operator NetworkCredential(PSCredential credential) => credential.GetNetworkCredential();

    public NetworkCredential GetNetworkCredential()
    {
        int separator = UserName.IndexOf('\\', StringComparison.Ordinal);
        return separator < 0
            ? new NetworkCredential(UserName, Password)
            : new NetworkCredential(UserName[(separator + 1)..], Password, UserName[..separator]);
    }
}
