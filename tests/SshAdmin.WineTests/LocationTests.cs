using System;
using System.IO;
using System.Linq;
using System.Threading;
using SshAdmin.Core;
using SshAdmin.Core.Authentication.Agent;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Wire;

namespace SshAdmin.WineTests;

/// <summary>Where OpenSSH for Windows keeps its files, and that they are found and written there.</summary>
public sealed class LocationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public void TheFolderOfTheUserIsInTheProfile() => Check.Equal(Path.Combine(Variable("USERPROFILE"), ".ssh"), UserFolder.Path);

    public void KnownHostsAreInTheProfileAndInProgramData()
    {
        KnownHostsLocations locations = KnownHostsLocations.ForThisUser();
        Check.Equal(Path.Combine(Variable("USERPROFILE"), ".ssh", "known_hosts"), locations.User[0]);
        Check.Equal(Path.Combine(Variable("ProgramData"), "ssh", "ssh_known_hosts"), locations.System[0]);
    }

    public void TheAgentIsAPipe()
    {
        AgentLocation agent = AgentLocation.ForThisSession()!;
        Check.True(agent.IsPipe, "a pipe");
        Check.Equal("openssh-ssh-agent", agent.Path);
    }

    public void KnownHostsWithWindowsLineEndsKeepThem()
    {
        string path = _folder.OpenFile("known_hosts", "# mine\r\n");
        Append(path, "host.example", 1);
        Check.True(File.ReadAllText(path).StartsWith("# mine\r\nhost.example ssh-ed25519 ", StringComparison.Ordinal), "after what was there");
        Check.True(File.ReadAllText(path).EndsWith("\r\n", StringComparison.Ordinal), "with the same line end");
    }

    public void WritersOfKnownHostsAtTheSameTimeLoseNoLine()
    {
        string path = _folder.OpenFile("known_hosts", "");
        Thread[] writers = Enumerable.Range(0, 8).Select(number => new Thread(() => Append(path, $"host{number}.example", (byte)number))).ToArray();
        Array.ForEach(writers, writer => writer.Start());
        Array.ForEach(writers, writer => writer.Join());
        Check.Equal(8, File.ReadAllLines(path).Length);
    }

    private static void Append(string path, string host, byte number)
    {
        byte[] blob = [0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. new byte[31], number];
        KnownHostsWriter.AppendAsync(path, new HostTarget(host, 22), blob, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name)!;
}
