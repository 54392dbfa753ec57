using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;

namespace SshAdmin.Benchmarks;

/// <summary>Judging the permissions of a thousand key files, next to one process of the tool that people use by hand, for one file.</summary>
internal static class PermissionRace
{
    private const int Files = 1000;
    private const string User = "S-1-5-21-1111111111-2222222222-3333333333-1001";
    private const string Sddl = $"O:{User}D:AI(A;ID;FA;;;BA)(A;ID;FA;;;SY)(A;ID;0x1301bf;;;AU)(A;ID;0x1200a9;;;BU)";

    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("sshadmin-race-").FullName;
        try
        {
            List<string> paths = [.. Enumerable.Range(0, Files).Select(i => Path.Combine(folder, $"id_{i}"))];
            paths.ForEach(path => File.WriteAllText(path, "-----BEGIN OPENSSH PRIVATE KEY-----\n"));
            await Race.RunAsync("Permissions", 10,
            [
                new Contestant($"SshAdmin, {Files} files", () => Judge(paths)),
                new Contestant($"SshAdmin, {Files} SDDL texts", JudgeTexts),
                Contestant.Program("one icacls process, one file", "icacls.exe", paths[0]),
                Contestant.Program("one icacls process under Wine, one file", "wine", "icacls", paths[0]),
                Contestant.Program("one stat process, one file", "stat", paths[0]),
            ]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task Judge(List<string> paths)
    {
        IPermissionKeeper keeper = PermissionKeepers.ForThisSystem();
        SshKeyAclRequest request = new();
        int open = paths.Count(path => !keeper.Test(path, request).IsSecure);
        return open == Files ? Task.CompletedTask : throw new InvalidOperationException($"{open} of {Files} open files were found.");
    }

    private static Task JudgeTexts()
    {
        SshKeyAclRequest request = SshKeyAclRequest.Create(SshFileKind.UserPrivateKey, User);
        for (int i = 0; i < Files; i++)
        {
            if (DescriptorReports.FromSddl(Sddl, request).Verdict != SshKeyAclVerdict.TooOpen)
            {
                throw new InvalidOperationException("The open descriptor passed.");
            }
        }

        return Task.CompletedTask;
    }
}
