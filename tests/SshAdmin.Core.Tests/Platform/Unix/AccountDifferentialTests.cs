using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Versioning;
using SshAdmin.Core.Permissions;

namespace SshAdmin.Core.Tests.Platform.Unix;

/// <summary>
/// Random owners and modes on the way to alice's files. The judge is OpenSSH: Secure is what works, root's repair breaks nothing that
/// worked, and outside of alice's home it changes nothing.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class AccountDifferentialTests
{
    private static readonly string[] Folders = ["0755", "0700", "0750", "0711", "0775", "0777", "0600", "0640", "0500", "0400", "2770", "1777"];
    private static readonly string[] Files = ["0600", "0644", "0640", "0664", "0666", "0400", "0440", "0200", "0000", "0604", "0620"];
    private static readonly string[] Owners = ["2001:2001", "2001:2001", "2001:2003", "0:0", "0:2001", "0:2003", "2002:2002", "2002:2003"];
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("SSHADMIN_TEST_MODES"), out int count) ? count : 20;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("SSHADMIN_TEST_SEED"), out int seed) ? seed : 20261121;

    [Fact]
    public void TheVerdictOnAuthorizedKeysIsThatOfSshd() => AccountStage.With(stage =>
    {
        var differences = new List<string>();
        int working = 0;
        foreach (string state in States(stage, AccountStage.Authorized))
        {
            bool works = stage.AliceSignsIn();
            working += works ? 1 : 0;
            var keeper = stage.Keeper();
            var report = keeper.Test(AccountStage.Authorized, new SshKeyAclRequest());

            // Debian lets a group write that has no member but the user.
            bool isOfDebian = works && report.Verdict == SshKeyAclVerdict.TooOpen && report.Findings.All(finding => finding.Rights?.Contains("everybody can write", StringComparison.Ordinal) != true && finding.Rights?.Contains("the group can", StringComparison.Ordinal) == true);
            if (report.IsSecure != works && !isOfDebian)
            {
                differences.Add($"{state}works: {works}, {report.Verdict}: {report.Message}");
            }

            differences.AddRange(AfterRepair(stage, AccountStage.Authorized, state, works, stage.AliceSignsIn));
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.InRange(working, 1, Count - 1);
    });

    [Fact]
    public void TheVerdictOnAKeyIsThatOfSsh() => AccountStage.With(stage =>
    {
        var differences = new List<string>();
        int working = 0;
        foreach (string state in States(stage, AccountStage.Key))
        {
            bool works = stage.Takes("alice", AccountStage.Key);
            working += works ? 1 : 0;
            var report = stage.Keeper().Test(AccountStage.Key, new SshKeyAclRequest());

            // Advisory: somebody else's key, which OpenSSH takes as it is.
            if ((report.Verdict is SshKeyAclVerdict.Secure or SshKeyAclVerdict.Advisory) != works)
            {
                differences.Add($"{state}works: {works}, {report.Verdict}: {report.Message}");
            }

            differences.AddRange(AfterRepair(stage, AccountStage.Key, state, works, () => stage.Takes("alice", AccountStage.Key)));
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
        Assert.InRange(working, 1, Count - 1);
    });

    private static IEnumerable<string> States(AccountStage stage, string file)
    {
        var random = new Random(Seed);
        for (int index = 0; index < Count; index++)
        {
            stage.Reset();
            Set(file, Files, mostly: "0600");
            Set(AccountStage.Ssh, Folders, mostly: "0700");
            Set(AccountStage.Home, Folders, mostly: "0755");
            yield return stage.Listing(AccountStage.Home);
        }

        // Half of the entries are as they should be, so that each fault is also met alone.
        void Set(string path, string[] modes, string mostly)
        {
            stage.Own(random.Next(2) == 0 ? "2001:2001" : Owners[random.Next(Owners.Length)], path);
            stage.Mode(random.Next(2) == 0 ? mostly : modes[random.Next(modes.Length)], path);
        }
    }

    private static IEnumerable<string> AfterRepair(AccountStage stage, string file, string state, bool worked, Func<bool> works)
    {
        string[] around = ["/home", "/srv", "/tmp", "/", "-maxdepth", "0"];
        string outside = stage.Listing(around);
        var plan = stage.Keeper().Plan(file, new SshKeyAclRequest());
        var after = plan.Apply();
        bool isWorking = works();
        if (worked && !isWorking)
        {
            yield return $"{state}broken by: {string.Join("; ", plan.Before.Changes)}";
        }

        if (after.IsSecure && !isWorking)
        {
            yield return $"{state}repaired, and refused: {string.Join("; ", plan.Before.Changes)}";
        }

        if (stage.Keeper().Plan(file, new SshKeyAclRequest()).IsNeeded)
        {
            yield return $"{state}not repaired at once";
        }

        if (stage.Keeper().Plan(file, new SshKeyAclRequest { Force = true }) is { IsNeeded: true } forced)
        {
            forced.Apply();
            if (isWorking && !works())
            {
                yield return $"{state}broken by force: {string.Join("; ", forced.Before.Changes)}";
            }
        }

        if (stage.Listing(around) != outside)
        {
            yield return $"{state}changed outside of the home folder";
        }
    }
}
