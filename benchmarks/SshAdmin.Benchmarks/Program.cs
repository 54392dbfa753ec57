using System;
using System.IO;
using System.Linq;
using SshAdmin.Benchmarks;

if (args is ["permissions"])
{
    await PermissionRace.RunAsync();
    return 0;
}

if (args is not ["probe", .. string[] ports] || ports.Length == 0)
{
    Console.Error.WriteLine("usage: SshAdmin.Benchmarks probe PORT...   (loopback ports of running SSH servers; see race-probe.sh)\n       SshAdmin.Benchmarks permissions");
    return 2;
}

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
