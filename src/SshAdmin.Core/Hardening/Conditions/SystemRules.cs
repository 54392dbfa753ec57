using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When the rules on files, logs, environment and services apply.</summary>
internal static class SystemRules
{
    internal static IEnumerable<RuleHit> Strict(RuleInput input) => input.WhereText("StrictModes", null, "no");

    internal static IEnumerable<RuleHit> Pam(RuleInput input) => input.Where("UsePAM", setting => setting.IsSet && setting.Text == "no");

    internal static IEnumerable<RuleHit> Loglevel(RuleInput input) => input.Where("LogLevel", setting => setting.Text != "VERBOSE");

    internal static IEnumerable<RuleHit> FacilityWin(RuleInput input) => input.Where("SyslogFacility", setting => setting.Text != "LOCAL0");

    /// <summary>Whether a policy asks for one is not in the file; a line that switches it off says that somebody thought about it.</summary>
    internal static IEnumerable<RuleHit> Banner(RuleInput input) => input.Where("Banner", setting => setting.IsSet && setting.Text == "none");

    internal static IEnumerable<RuleHit> Hostbased(RuleInput input) =>
        input.WhereText("HostbasedAuthentication", null, "yes").Concat(input.WhereText("IgnoreRhosts", null, "no", "shosts-only"))
            .Select(hit => hit with { Recommended = hit.Keyword == "IgnoreRhosts" ? "IgnoreRhosts yes" : "HostbasedAuthentication no" });

    internal static IEnumerable<RuleHit> Userenv(RuleInput input) => input.Where("PermitUserEnvironment", setting => setting.Text != "no");

    internal static IEnumerable<RuleHit> Acceptenv(RuleInput input) =>
        input.Lines("AcceptEnv").Where(entry => entry.Values.Any(name => name.Trim('*', '?').Length == 0 || name.StartsWith("LD_", StringComparison.Ordinal) || name.StartsWith("DYLD_", StringComparison.Ordinal)
            || HostPattern.IsMatch("PATH", name) || HostPattern.IsMatch("BASH_ENV", name) || HostPattern.IsMatch("PYTHONPATH", name))).Select(entry => RuleHit.At(entry));

    internal static IEnumerable<RuleHit> Akf(RuleInput input)
    {
        ConfigurationEntry[] lines = [.. input.Lines("AuthorizedKeysFile")];
        foreach (ConfigurationEntry none in lines.Where(entry => entry.Values.Count == 1 && entry.Values[0].Equals("none", StringComparison.OrdinalIgnoreCase)))
        {
            bool elsewhere = !input.Effective.Is("AuthorizedKeysCommand", "none") || !input.Effective.Is("TrustedUserCAKeys", "none");
            if (!elsewhere)
            {
                yield return RuleHit.At(none, "No key file is read, and neither AuthorizedKeysCommand nor TrustedUserCAKeys takes its place.");
            }
        }

        ConfigurationEntry[] global = [.. lines.Where(entry => entry.IsGlobal)];
        foreach (ConfigurationEntry later in global.Skip(1).Where(entry => !entry.Values.SequenceEqual(global[0].Values)))
        {
            yield return RuleHit.At(later, $"Line {global[0].Line.Number} counts, this one does not.");
        }
    }

    internal static IEnumerable<RuleHit> AkfWinAdmin(RuleInput input)
    {
        MatchScope[] blocks = [.. input.Lines("Match").Select(entry => entry.Scope!).Where(IsForAdministrators)];
        ConfigurationEntry? line = input.Lines("AuthorizedKeysFile").FirstOrDefault(entry => entry.Scope is not null && blocks.Contains(entry.Scope));
        if (line is not null)
        {
            yield return RuleHit.At(line, "Keys of administrators have to stand in this file, readable and writable by SYSTEM and Administrators only; keys in their profiles are not read.");
        }
        else if (!input.Configuration.IsDump)
        {
            yield return new RuleHit
            {
                Path = input.Configuration.MainPath,
                Text = "no block Match Group administrators with AuthorizedKeysFile",
                Why = "Keys of administrators are read from their profiles, which any program they run can change.",
                Recommended = "Match Group administrators / AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys",
            };
        }
    }

    internal static IEnumerable<RuleHit> AkfWinLocale(RuleInput input) =>
        input.Lines("Match").Where(entry => entry.Scope!.Criteria.All.Any(criterion => criterion.Name == "group" && criterion.Argument.Equals("administrators", StringComparison.OrdinalIgnoreCase))).Select(entry => RuleHit.At(entry));

    internal static IEnumerable<RuleHit> Sftp(RuleInput input)
    {
        ConfigurationEntry? sftp = input.Lines("Subsystem").FirstOrDefault(entry => entry.Values[0] == "sftp");
        string command = sftp is { Values.Count: > 1 } ? sftp.Values[1] : string.Empty;
        bool chroot = input.Lines("ChrootDirectory").Any(entry => !entry.Values.Contains("none"));
        if (sftp is null && !input.Configuration.IsDump)
        {
            yield return new RuleHit { Path = input.Configuration.MainPath, Text = "Subsystem sftp is not set", Recommended = input.IsWindows ? "Subsystem sftp sftp-server.exe" : null };
        }
        else if (sftp is not null && input.IsWindows && command.StartsWith("/usr/", StringComparison.Ordinal))
        {
            yield return RuleHit.At(sftp, "That is a path of Linux.") with { Recommended = "Subsystem sftp sftp-server.exe" };
        }
        else if (sftp is not null && !input.IsWindows && chroot && command != "internal-sftp")
        {
            yield return RuleHit.At(sftp, "An external sftp-server is not there inside a chroot, for users without ForceCommand internal-sftp.") with { Recommended = "Subsystem sftp internal-sftp" };
        }
    }

    internal static IEnumerable<RuleHit> Chroot(RuleInput input)
    {
        foreach (ConfigurationEntry entry in input.Lines("ChrootDirectory").Where(entry => !entry.Values.Contains("none")))
        {
            bool confined = input.Lines("ForceCommand").Any(command => command.Scope == entry.Scope && command.Values.FirstOrDefault()?.StartsWith("internal-sftp", StringComparison.Ordinal) == true);
            yield return RuleHit.At(entry, confined
                ? "Every folder of the path has to belong to root and be writable by nobody else; on Windows only SFTP is confined."
                : "Without ForceCommand internal-sftp in the same block a shell needs a whole system inside the folder.");
        }
    }

    internal static IEnumerable<RuleHit> Port(RuleInput input)
    {
        ConfigurationEntry[] lines = [.. input.Lines("Port")];
        bool several = lines.Select(entry => entry.Values.FirstOrDefault()).Distinct().Count() > 1;
        return several ? [RuleHit.At(lines[1], "The server listens on all of them: " + string.Join(", ", lines.Select(entry => entry.Values[0])) + ".")]
            : lines.Where(entry => entry.Values[0] != "22").Take(1).Select(entry => RuleHit.At(entry, "Port " + entry.Values[0] + " has to be open in the firewall, and on Red Hat known to SELinux."));
    }

    internal static IEnumerable<RuleHit> Listen(RuleInput input)
    {
        foreach (ConfigurationEntry entry in input.Lines("ListenAddress").Where(_ => !input.Configuration.IsDump))
        {
            string address = entry.Values[0].StartsWith("[", StringComparison.Ordinal) ? entry.Values[0].Substring(1).Split(']')[0] : entry.Values[0].Split(':')[0];
            bool all = address is "0.0.0.0" or "::";
            bool absent = !all && input.Facts.Addresses is not null && !input.Facts.Addresses.Contains(address);
            yield return all ? RuleHit.At(entry, "The server answers on every network that it has.")
                : absent ? RuleHit.At(entry, $"The server does not have {address}: sshd cannot start.") with { Severity = SshFindingSeverity.Critical }
                : RuleHit.At(entry, $"{address} has to be an address of the server when sshd starts, else it does not start.") with { Recommended = "keep the line if the address is fixed" };
        }
    }

    internal static IEnumerable<RuleHit> Usedns(RuleInput input) => input.WhereText("UseDNS", null, "yes");

    internal static IEnumerable<RuleHit> Gssapi(RuleInput input) => input.WhereText("GSSAPIAuthentication", null, "yes");

    internal static IEnumerable<RuleHit> Krb(RuleInput input) => input.WhereText("KerberosAuthentication", null, "yes");

    internal static IEnumerable<RuleHit> Revoked(RuleInput input) =>
        input.Lines("RevokedKeys").Where(entry => entry.Values.Any(input.Facts.MissingFiles.Contains)).Select(entry => RuleHit.At(entry, "The file is not there, so that every key is refused."));

    /// <summary>StrictModes and AuthorizedKeysCommand are listed by Microsoft and read by the service all the same (v9.8.1.0).</summary>
    internal static IEnumerable<RuleHit> WinUnavailable(RuleInput input) =>
        input.Configuration.IsDump ? [] : input.Configuration.Entries
            .Where(entry => entry.Row.Windows is WindowsSupport.DocumentedUnavailable or WindowsSupport.NotCompiledIn && entry.Keyword is not ("StrictModes" or "AuthorizedKeysCommand" or "AuthorizedKeysCommandUser"))
            .Select(entry => RuleHit.At(entry));

    private static bool IsForAdministrators(MatchScope scope) =>
        scope.Criteria.All.Any(criterion => criterion.Name == "group" && criterion.Argument.Split(',').Any(name => name.Equals("administrators", StringComparison.OrdinalIgnoreCase) || name.EndsWith("S-1-5-32-544", StringComparison.Ordinal)));
}
