using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Benchmarks;

/// <summary>Adding a key to an authorized_keys file of 100,000 lines, next to what ssh-copy-id does on the server.</summary>
internal static class AuthorizedKeysRace
{
    private const int Lines = 100_000;

    public static async Task RunAsync(string folder)
    {
        string path = Path.Combine(folder, "authorized_keys");
        string copy = Path.Combine(folder, "copy");
        File.WriteAllLines(path, Enumerable.Range(0, Lines).Select(Line));
        File.Copy(path, copy);
        int next = Lines;
        int nextOfCopy = Lines;
        await Race.RunAsync($"A key more in an authorized_keys of {Lines:N0} lines", 15,
        [
            new Contestant("SshAdmin, looked for and added, file replaced", () => Add(path, Line(next++))),
            Contestant.Program("sh, grep and echo >>", "sh", "-c", $"grep -qF '{Line(nextOfCopy++)}' {copy} || echo '{Line(nextOfCopy)}' >>{copy}"),
        ]);

        long size = new FileInfo(path).Length;
        long before = GC.GetTotalAllocatedBytes();
        await Add(path, Line(next));
        long allocated = GC.GetTotalAllocatedBytes() - before;
        Console.WriteLine(FormattableString.Invariant($"The file has {size / 1048576.0:0.0} MB; one addition allocates {allocated / 1048576.0:0.0} MB in all, {(double)allocated / size:0.0} times the file."));
        Console.WriteLine();
    }

    private static Task Add(string path, string line)
    {
        KeyToAdd key = new KeyInput([], null, allowWeak: false).FromText(line).Single();
        SshAuthorizedKey added = new LocalAuthorizedKeys(ServerFiles.ForThisSystem()).Add(LocalTarget.OfPath(path, path), key, backup: false, NullReport.Instance, CancellationToken.None);
        return added.Status == SshAuthorizedKeyStatus.Added ? Task.CompletedTask : throw new InvalidOperationException($"The key was not added: {added.Status}.");
    }

    private static string Line(int number)
    {
        byte[] blob = [0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. SHA256.HashData(Encoding.ASCII.GetBytes($"key {number}"))];
        return $"ssh-ed25519 {Convert.ToBase64String(blob)} user{number}@example";
    }
}
