using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Sessions;

/// <summary>Judges private key files by the rules of Test-SshKeyAcl.</summary>
/// <param name="keeper">Knows the permissions of this system's files.</param>
internal sealed class KeyFileGuard(IPermissionKeeper keeper) : IKeyFileGuard
{
    public static IKeyFileGuard ForThisSystem() => new KeyFileGuard(PermissionKeepers.ForThisSystem());

    public string? WhyRefused(string path, SshKeyFormat format, ClientSelection? client)
    {
        if (!IsJudged(format, client))
        {
            return null;
        }

        try
        {
            SshKeyAclReport report = keeper.Test(path, new SshKeyAclRequest { Kind = SshFileKind.UserPrivateKey, IsCallers = true });
            bool refused = report.Verdict is SshKeyAclVerdict.NullDacl or SshKeyAclVerdict.BadOwner or SshKeyAclVerdict.TooOpen;
            return refused ? $"'{path}': {string.Join(" ", report.Findings.Where(finding => finding.IsViolation).Select(finding => finding.Message))}" : null;
        }
        catch (SshAdminException)
        {
            // Whether the file can be read is found out by reading it; the message of that failure is the better one.
            return null;
        }
    }

    /// <summary>Only OpenSSH looks, and only at formats that it reads; PuTTY, Tera Term and the others read what they can open.</summary>
    private static bool IsJudged(SshKeyFormat format, ClientSelection? client) =>
        format is SshKeyFormat.OpenSsh or SshKeyFormat.Pkcs8 or SshKeyFormat.Pem && (client is null || client.Row.Client == OpenSshForWindowsRows.Client);
}
