using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Sessions;

namespace SshAdmin.Core.Tests.Platform.Unix;

/// <summary>Root and users at each other's files, with real accounts and sshd as the judge.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AccountTests
{
    private static readonly SshKeyAclRequest Request = new();

    [Fact]
    public void AHomeOfRootAsForChrootIsFine() => AccountStage.With(stage =>
    {
        stage.Own("0:0", AccountStage.Home);
        Assert.Equal(SshKeyAclVerdict.Secure, stage.Keeper().Test(AccountStage.Authorized, Request).Verdict);
        Assert.False(stage.Keeper().Plan(AccountStage.Ssh, Request).IsNeeded);
        Assert.True(stage.AliceSignsIn());
    });

    [Fact]
    public void AHomeOfAStrangerIsAFaultOfTheHome() => AccountStage.With(stage =>
    {
        stage.Own("2002:2002", AccountStage.Home);
        var plan = stage.Keeper().Plan(AccountStage.Authorized, Request);
        Assert.Equal((SshKeyAclVerdict.BadOwner, "U4", false), (plan.Before.Verdict, plan.Before.Findings.Single().Rule, plan.IsNeeded));
        Assert.EndsWith("chown alice '/home/alice' (as root).", plan.Before.Message, StringComparison.Ordinal);
        Assert.False(stage.AliceSignsIn());
    });

    [Fact]
    public void WhatSudoWroteIsGivenToTheUser() => AccountStage.With(stage =>
    {
        stage.Own("0:0", AccountStage.Authorized);
        stage.Own("0:0", AccountStage.Key);
        Assert.False(stage.AliceSignsIn() || stage.Takes("alice", AccountStage.Key));

        foreach (string path in new[] { AccountStage.Authorized, AccountStage.Key })
        {
            Assert.Equal(SshKeyAclVerdict.Unreadable, stage.Keeper(AccountStage.Alice).Test(path, Request).Verdict);
            Assert.Contains("Only root", stage.Keeper(AccountStage.Alice).Plan(path, Request).Apply().Message, StringComparison.Ordinal);
            var report = stage.Keeper().Plan(path, Request).Apply();
            Assert.Equal((true, SshKeyAclVerdict.Secure), (report.Changed, report.Verdict));
        }

        Assert.True(stage.AliceSignsIn() && stage.Takes("alice", AccountStage.Key));
    });

    // chmod -R 600 ~/.ssh
    [Theory]
    [InlineData(AccountStage.Ssh, "0600")]
    [InlineData(AccountStage.Home, "0640")]
    public void AFolderThatTheUserCannotEnterIsOpenedForHim(string folder, string mode) => AccountStage.With(stage =>
    {
        stage.Mode(mode, folder);
        Assert.False(stage.AliceSignsIn());
        Assert.Equal(SshKeyAclVerdict.Unreadable, stage.Keeper().Test(AccountStage.Authorized, Request).Verdict);
        Assert.Equal(SshKeyAclVerdict.Unreadable, stage.Keeper().Test(AccountStage.Key, Request).Verdict);

        Assert.True(stage.Keeper().Plan(AccountStage.Authorized, Request).Apply().IsSecure);

        Assert.True(stage.AliceSignsIn());
    });

    [Fact]
    public void AFolderOfRootThatTheUserCannotEnterIsLeftToTheReader() => AccountStage.With(stage =>
    {
        stage.Own("0:0", AccountStage.Ssh);
        var plan = stage.Keeper().Plan(AccountStage.Ssh, Request);
        Assert.Equal((SshKeyAclVerdict.Unreadable, false), (plan.Before.Verdict, plan.IsNeeded));
        Assert.Contains("by hand: chmod o+x '/home/alice/.ssh'", plan.Before.Message, StringComparison.Ordinal);
        Assert.False(stage.AliceSignsIn());
    });

    [Fact]
    public void TheAccountIsThatOfThePathAsGivenWhereverItLeads() => AccountStage.With(stage =>
    {
        Directory.CreateDirectory("/srv/al");
        stage.Own("2001:2001", "/srv/al");
        stage.Move(AccountStage.Ssh, "/srv/al/sshdir");
        Assert.True(stage.AliceSignsIn() && stage.Keeper().Test(AccountStage.Authorized, Request).IsSecure);

        stage.Own("2002:2002", "/srv/al/sshdir/authorized_keys");
        stage.Mode("0644", "/srv/al/sshdir/authorized_keys");
        var plan = stage.Keeper().Plan(AccountStage.Authorized, Request);
        Assert.Equal((SshKeyAclVerdict.BadOwner, false), (plan.Before.Verdict, plan.IsNeeded));
        Assert.Contains("It has to belong to alice or root", plan.Before.Message, StringComparison.Ordinal);
        Assert.False(stage.AliceSignsIn());
    });

    [Fact]
    public void ALinkToAFileOfAStrangerIsRefused() => AccountStage.With(stage =>
    {
        Directory.CreateDirectory("/srv/keys");
        stage.Move(AccountStage.Authorized, "/srv/keys/alice");
        Assert.True(stage.AliceSignsIn() && stage.Keeper().Test(AccountStage.Authorized, Request).IsSecure);

        stage.Own("2002:2002", "/srv/keys/alice");
        stage.Mode("0644", "/srv/keys/alice");
        Assert.Equal(SshKeyAclVerdict.BadOwner, stage.Keeper().Test(AccountStage.Authorized, Request).Verdict);
        Assert.False(stage.AliceSignsIn());
    });

    [Fact]
    public void NothingOutsideOfHomesIsChangedButTheFileItself() => AccountStage.With(stage =>
    {
        Directory.CreateDirectory("/srv/tmp/restore");
        Directory.CreateDirectory("/srv/app/keys");
        stage.Mode("1777", "/srv/tmp");
        stage.Mode("0777", "/srv/app");
        File.Copy(AccountStage.Authorized, "/srv/tmp/restore/authorized_keys");
        File.Copy(AccountStage.Authorized, "/srv/app/keys/authorized_keys");
        stage.Own("2001:2001", "/srv/tmp/restore/authorized_keys");
        stage.Own("2001:2001", "/srv/app/keys/authorized_keys");
        stage.Own("33:33", "/srv/app/keys");
        stage.Mode("0644", "/srv/tmp/restore/authorized_keys");
        stage.Mode("0644", "/srv/app/keys/authorized_keys");
        string before = stage.Listing("/srv", "/home");

        foreach (string path in new[] { "/srv/tmp/restore/authorized_keys", "/srv/app/keys/authorized_keys" })
        {
            var plan = stage.Keeper().Plan(path, Request);
            Assert.False(plan.IsNeeded || plan.Before.IsSecure);
            Assert.Contains("keep the file below folders", plan.Before.Message, StringComparison.Ordinal);
            stage.Mode("0666", path);
            Assert.Equal([$"set the mode of '{path}' to 0644 instead of 0666"], stage.Keeper().Plan(path, Request).Apply().Changes);
        }

        Assert.Equal(before, stage.Listing("/srv", "/home"));
    });

    [Fact]
    public void AKeyThatOpenSshTakesStaysUsable() => AccountStage.With(stage =>
    {
        stage.Own("0:0", AccountStage.Key);
        stage.Mode("0644", AccountStage.Key);
        File.Copy(AccountStage.Key, "/srv/teamkey");
        stage.Own("0:2003", "/srv/teamkey");
        stage.Mode("0640", "/srv/teamkey");
        File.Copy(AccountStage.Key, "/srv/bobkey");
        stage.Own("2002:2003", "/srv/bobkey");
        stage.Mode("0640", "/srv/bobkey");

        foreach (string key in new[] { AccountStage.Key, "/srv/teamkey", "/srv/bobkey" })
        {
            Assert.True(stage.Takes("alice", key), key);
            Assert.Equal(SshKeyAclVerdict.Advisory, stage.Keeper(AccountStage.Alice).Test(key, Request).Verdict);
            stage.Keeper().Plan(key, Request).Apply();
            Assert.True(stage.Takes("alice", key), key);
        }

        Assert.False(stage.Takes("root", "/srv/teamkey") || stage.Takes("bob", "/srv/bobkey"));
        Assert.Equal(SshKeyAclVerdict.TooOpen, stage.Keeper().Test("/srv/teamkey", Request).Verdict);
        Assert.Equal(SshKeyAclVerdict.TooOpen, stage.Keeper(AccountStage.Bob).Test("/srv/bobkey", Request).Verdict);
    });

    // getuid() in authfile.c is the one who runs ssh, not the one in whose home the key lies.
    [Fact]
    public void AnOpenKeyOfSomebodyElseIsNotRefusedWhenRootUsesIt() => AccountStage.With(stage =>
    {
        stage.Mode("0644", AccountStage.Key);
        Assert.True(stage.Takes("root", AccountStage.Key) && !stage.Takes("alice", AccountStage.Key));
        Assert.Null(new KeyFileGuard(stage.Keeper()).WhyRefused(AccountStage.Key, SshKeyFormat.OpenSsh, null));
        Assert.Contains("0644", new KeyFileGuard(stage.Keeper(AccountStage.Alice)).WhyRefused(AccountStage.Key, SshKeyFormat.OpenSsh, null), StringComparison.Ordinal);
    });

    [Fact]
    public void WhatCannotBeReachedIsNotCalledMissing() => AccountStage.With(stage =>
    {
        stage.Mode("0600", AccountStage.Ssh);
        AccountStage.As(AccountStage.Alice, () =>
        {
            var failure = Assert.Throws<SshAccessException>(() => stage.Keeper(AccountStage.Alice).Test(AccountStage.Key, Request));
            Assert.Equal(ErrorReason.FileUnreadable, failure.Reason);
            Assert.Contains("permission denied to enter '/home/alice/.ssh'", failure.Message, StringComparison.Ordinal);
            Assert.Throws<SshAccessException>(() => PathAccess.RequireWay(AccountStage.Ssh + "/*"));
            PathAccess.RequireWay(AccountStage.Home + "/none");

            Assert.True(stage.Keeper(AccountStage.Alice).Plan(AccountStage.Ssh, Request).Apply().IsSecure);
            Assert.True(stage.Keeper(AccountStage.Alice).Test(AccountStage.Key, Request).IsSecure);
        });
    });

    [Fact]
    public void AFileThatIsExchangedMeanwhileIsLeftAlone() => AccountStage.With(stage =>
    {
        stage.Own("0:0", AccountStage.Authorized);
        File.WriteAllText("/srv/secret", "");
        stage.Mode("0600", "/srv/secret");
        var plan = stage.Keeper().Plan(AccountStage.Authorized, Request);
        File.Delete(AccountStage.Authorized);
        File.CreateSymbolicLink(AccountStage.Authorized, "/srv/secret");

        Assert.Equal(ErrorReason.PermissionsUnwritable, Assert.Throws<SshAccessException>(plan.Apply).Reason);

        Assert.Equal("/srv/secret 0:0 600\n", stage.Listing("/srv/secret"));
    });
}
