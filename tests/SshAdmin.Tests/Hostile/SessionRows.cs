using System.IO;
using System.Text;
using SshAdmin.Core.Tests.Wire.Transport;
using static SshAdmin.Tests.Hostile.Scripts;

namespace SshAdmin.Tests.Hostile;

/// <summary>Servers that let the user in and misbehave afterwards: channels, commands, SFTP.</summary>
internal static class SessionRows
{
    private const string Windows = "SSH-2.0-OpenSSH_for_Windows_9.5";

    public static IEnumerable<HostileRow> All { get; } =
    [
        Row("channel: never opened", SignedIn(_ => Task.CompletedTask), "ConnectionTimedOut", 2),
        Row("channel: refused with control characters", SignedIn(peer => peer.SendAsync(Payload(writer => writer.WriteByte(92).WriteUInt32(0).WriteUInt32(1).WriteString("\u001b[2Jno").WriteString("")))), "RemoteNotSupported"),
        Row("channel: an answer before it is open", SignedIn(peer => peer.SendAsync(Channel(99))), "ProtocolViolation"),
        Row("channel: opened twice", SignedIn(async peer =>
        {
            await peer.SendAsync(Confirmation());
            await peer.SendAsync(Confirmation());
        }), "ProtocolViolation"),
        Row("channel: takes packets of no size", SignedIn(peer => peer.SendAsync(Confirmation(packet: 0))), "ProtocolViolation"),
        Row("channel: a window that stays shut", SignedIn(async peer =>
        {
            await peer.SendAsync(Confirmation(window: 0));
            await peer.SendAsync(Channel(99));
        }, Windows), "ConnectionTimedOut", 2),
        Row("channel: data for another one", Running((peer, _) => peer.SendAsync(Data([1], channel: 5))), "ProtocolViolation"),
        Row("channel: data behind its end", Running(async (peer, _) =>
        {
            await peer.SendAsync(Channel(97));
            await peer.SendAsync(Channel(97));
        }), "ProtocolViolation"),
        Row("channel: opened by the server, without end", SignedIn(peer => FloodAsync(peer, Payload(writer => writer.WriteByte(90).WriteString("x11").WriteUInt32(1).WriteUInt32(1).WriteUInt32(1)))), "ConnectionTimedOut", 2),
        Row("channel: global requests without end", SignedIn(peer => FloodAsync(peer, Payload(writer => writer.WriteByte(80).WriteString("keepalive@openssh.com").WriteBoolean(true)))), "ConnectionTimedOut", 2),
        Row("channel: window adjustments without end", Running((peer, _) => FloodAsync(peer, Payload(writer => writer.WriteByte(93).WriteUInt32(0).WriteUInt32(uint.MaxValue)))), "ConnectionTimedOut", 2),
        Row("channel: EXT_INFO without end", SignedIn(peer => FloodAsync(peer, 7, 0, 0, 0, 0)), "ProtocolViolation"),
        Row("channel: a goodbye with hostile text", SignedIn(peer => peer.SendAsync(Disconnect(11, "\u001b]0;owned\u0007"))), "DisconnectedByServer"),
        Row("channel: closed without a word", SignedIn(peer =>
        {
            peer.Close();
            return Task.CompletedTask;
        }), "ConnectionClosed"),
        Row("command: never ends", Running((_, _) => Task.CompletedTask), "ConnectionTimedOut", 2),
        Row("command: output without end", Running((peer, _) => FloodAsync(peer, Data(new byte[32_000]))), "ProtocolViolation", 120),
        Row("command: only errors, with control characters, and no SFTP", Running(async (peer, _) =>
        {
            byte[] noise = Payload(writer => writer.WriteByte(95).WriteUInt32(0).WriteUInt32(1).WriteString("\u001b[31m" + new string('e', 30_000)));
            for (int i = 0; i < 40; i++)
            {
                await peer.SendAsync(noise);
            }

            await RefuseTheRestAsync(peer);
        }), "RemoteNotSupported"),
        Row("command: ends without status and without output, and no SFTP", Running((peer, _) => RefuseTheRestAsync(peer)), "RemoteNotSupported"),
        Row("command: a marked answer without a path", Running(async (peer, command) =>
        {
            await peer.SendAsync(Data(MarkIn(command) + " 12,34\n"));
            await peer.SendAsync(Channel(97));
        }), "ProtocolViolation"),
        Row("command: a marked answer that is a command itself", Running(async (peer, command) =>
        {
            await peer.SendAsync(Data(MarkIn(command) + " $(reboot) /home/a\n"));
            await peer.SendAsync(Channel(97));
        }), "ProtocolViolation"),
        Row("command: the file changes at every look", Running(AlwaysChangedAsync), "RemoteChangeFailed") with { Verb = "Add" },
        Row("command: the change is never confirmed", Running(NeverDoneAsync), "RemoteChangeFailed") with { Verb = "Remove" },
        Row("SFTP: a greeting in place of packets", InSftp(peer => peer.SendAsync(Data("Welcome to this host!\n"))), "ProtocolViolation"),
        Row("SFTP: a packet of no length", InSftp(peer => peer.SendAsync(Data(new byte[4]))), "ProtocolViolation"),
        Row("SFTP: a packet shorter than what is in it", InSftp(peer => peer.SendAsync(Sftp(2, writer => writer.WriteUInt32(3).WriteUInt32(400).WriteByte(1)))), "ProtocolViolation"),
        Row("SFTP: half a packet", InSftp(peer => peer.SendAsync(Data([0, 0, 0, 9, 2]))), "ConnectionTimedOut", 2),
        Row("SFTP: an answer to another request", InSftp(async peer =>
        {
            await peer.SendAsync(Version());
            await peer.SendAsync(Sftp(105, writer => writer.WriteUInt32(99).WriteUInt32(0)));
        }), "ProtocolViolation"),
        Row("SFTP: an answer of another type", InSftp(async peer =>
        {
            await peer.SendAsync(Version());
            await peer.SendAsync(Sftp(103, writer => writer.WriteUInt32(1).WriteString("")));
        }), "ProtocolViolation"),
        Row("SFTP: a handle of 64 KiB, then the end", InSftp(async peer =>
        {
            await peer.SendAsync(Version());
            await peer.SendAsync(Sftp(104, writer => writer.WriteUInt32(1).WriteUInt32(1).WriteString("/a").WriteString("").WriteUInt32(0)));
            await peer.SendAsync(Sftp(105, writer => writer.WriteUInt32(2).WriteUInt32(0)));
            byte[] handle = Payload(outer => outer.WriteString(Payload(inner => inner.WriteByte(102).WriteUInt32(3).WriteString(new byte[65_536]))));
            foreach (byte[] part in handle.Chunk(30_000))
            {
                await peer.SendAsync(Data(part));
            }

            await peer.SendAsync(Channel(96));
            await peer.SendAsync(Channel(97));
        }), "ConnectionClosed"),
        Row("SFTP: refuses with control characters", InSftp(async peer =>
        {
            await peer.SendAsync(Version());
            await peer.SendAsync(Sftp(101, writer => writer.WriteUInt32(1).WriteUInt32(3).WriteString("\u001b[2Jdenied").WriteString("")));
        }), "RemoteChangeFailed"),
    ];

    private static HostileRow Row(string name, Func<ScriptedPeer, Task> script, string id, int seconds = 20) => new(name, script) { Keys = id, Seconds = seconds };

    private static byte[] Version() => Sftp(2, writer => writer.WriteUInt32(3));

    // Ends the command; the client asks for SFTP next.
    private static async Task RefuseTheRestAsync(ScriptedPeer peer)
    {
        await peer.SendAsync(Channel(97));
        await UntilAsync(peer, 90);
        await peer.SendAsync(Confirmation());
        await peer.ReceiveAsync();
        await peer.SendAsync(Channel(100));
        await peer.SendAsync(Channel(97));
    }

    private static Task AlwaysChangedAsync(ScriptedPeer peer, string command) => AnswerScriptsAsync(peer, command, "changed");

    private static Task NeverDoneAsync(ScriptedPeer peer, string command) => AnswerScriptsAsync(peer, command, "perhaps");

    /// <summary>Reads of the file are answered honestly, changes with a word.</summary>
    private static async Task AnswerScriptsAsync(ScriptedPeer peer, string first, string word)
    {
        string key = await File.ReadAllTextAsync(HostileTests.SampleKey);
        for (string command = first; ; )
        {
            bool isChange = command.Contains("mkdir");
            await peer.SendAsync(Data(MarkIn(command) + (isChange ? $" {word}\n" : $" 12,34 /home/a/.ssh/authorized_keys\n{key}")));
            await peer.SendAsync(Channel(97));
            await UntilAsync(peer, 90);
            await peer.SendAsync(Confirmation());
            command = Encoding.UTF8.GetString(await UntilAsync(peer, 98));
            await peer.SendAsync(Channel(99));
        }
    }
}
