using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Benchmarks;
using SshAdmin.Benchmarks.Sweep;

switch (args)
{
    case ["probe", .. string[] ports] when ports.Length > 0:
        string targets = Path.GetTempFileName();
        try
        {
            await ProbeRace.RunAsync([.. ports.Select(int.Parse)], targets);
            return 0;
        }
        finally
        {
            File.Delete(targets);
        }

    case ["keys"]:
        return await InFolderAsync(KeyRace.RunAsync);

    case ["permissions"]:
        await PermissionRace.RunAsync();
        return 0;

    case ["sweep", string kind, string count, string throttle]:
        await SweepRun.RunAsync(kind, int.Parse(count), int.Parse(throttle));
        return 0;

    case ["serve", string kind]:
        await SweepRun.ServeAsync(kind);
        return 0;

    case ["authorized-keys"]:
        return await InFolderAsync(AuthorizedKeysRace.RunAsync);

    case ["configuration", string hostKey]:
        return await InFolderAsync(place => ConfigurationRace.RunAsync(place, hostKey));

    case ["key", string place, string type, string bits, string format, string encrypted]:
        await KeyRace.MakeOne(place, type, bits, format, encrypted);
        return 0;

    default:
        Console.Error.WriteLine("usage: SshAdmin.Benchmarks probe PORT...   (loopback ports of running SSH servers; see race-probe.sh)");
        Console.Error.WriteLine("       SshAdmin.Benchmarks keys            (see race-keys.sh)");
        Console.Error.WriteLine("       SshAdmin.Benchmarks permissions");
        Console.Error.WriteLine("       SshAdmin.Benchmarks authorized-keys");
        Console.Error.WriteLine("       SshAdmin.Benchmarks configuration HOSTKEY");
        Console.Error.WriteLine("       SshAdmin.Benchmarks sweep keys|lists COUNT THROTTLE   (see race-sweep.sh)");
        return 2;
}

static async Task<int> InFolderAsync(Func<string, Task> race)
{
    DirectoryInfo folder = Directory.CreateTempSubdirectory("sshadmin-race-");
    try
    {
        await race(folder.FullName);
        return 0;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}
