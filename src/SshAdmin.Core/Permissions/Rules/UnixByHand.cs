using System;
using System.Globalization;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What to do about a fault that a repair leaves alone; empty where the repair deals with it.</summary>
internal sealed class UnixByHand(UnixKindRule rule, UnixSubject subject, Func<uint, string?> nameOf)
{
    private readonly UnixReach _reach = new(rule, subject);

    public string Name(uint user) => nameOf(user) is string name ? name : $"user {user.ToString(CultureInfo.InvariantCulture)}";

    public string ForOwner(UnixMode entry) => entry.IsFolder && !subject.IsInHome(entry.Path) ? Elsewhere() : Give(entry);

    /// <summary>For a key of another owner that the account can read.</summary>
    public string ForForeignKey(UnixMode key) => _reach.MayBeGiven(key) ? $" Root can make it {Name(subject.User)}'s alone: Repair-SshKeyAcl -Force." : "";

    public string ForBits(UnixMode entry)
    {
        if (!entry.IsFolder && _reach.IsSharedKey(entry))
        {
            return $" A repair leaves it alone without -Force, because the members of that group can use it as it is. By hand: chmod 600 {Quoted(entry)}, or a key for each member.";
        }

        return Covers(entry) ? "" : entry.IsShared ? Elsewhere() : Command($"chmod go-w {Quoted(entry)} (its owner or root).");
    }

    public string ForEntering(UnixMode folder) => Covers(folder) ? "" : Command($"chmod {subject.ClassOf(folder)}+x {Quoted(folder)} (its owner or root).");

    public string ForReading(UnixMode file) => file.User == subject.User && Covers(file) ? ""
        : _reach.MayBeGiven(file) ? $" Only root can change that, by Repair-SshKeyAcl or: chown {Account()} {Quoted(file)} (as root)."
        : Give(file);

    private bool Covers(UnixMode entry) => entry.IsFolder ? _reach.CoversFolder(entry) || (rule.Kind == SshFileKind.SshDirectory && _reach.CoversFile(entry)) : _reach.CoversFile(entry);

    private string Elsewhere() => $" A repair leaves it alone; keep the file below folders that only {(subject.User == 0 ? "root owns and writes" : $"{Name(subject.User)} or root own and write")}.";

    private string Give(UnixMode entry) => Command($"chown {Account()} {Quoted(entry)} (as root).");

    private static string Command(string text) => $" A repair leaves that alone; by hand: {text}";

    private string Account() => nameOf(subject.User) ?? subject.User.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(UnixMode entry) => "'" + entry.Path.Replace("'", "'\\''") + "'";
}
