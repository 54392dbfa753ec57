using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Authentication.Agent;
using SshAdmin.Core.AuthorizedKeys.Remote;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Sessions.Channels;
using SshAdmin.Core.Sessions.Sftp;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Fuzz.Targets;

/// <summary>What a server says once keys are in place: sign-in, commands, SFTP; and what an agent says.</summary>
/// <remarks>The first byte of an input chooses the variant; the rest are messages, each an SSH string.</remarks>
internal static class SessionTargets
{
    private const string Mark = "sshadmin-0";
    private static readonly byte[] Seed = [.. Enumerable.Repeat((byte)7, 32)];

    public static IEnumerable<FuzzTarget> Create()
    {
        string[] words = ["publickey", "password", "keyboard-interactive", "none", "ssh-ed25519", "server-sig-algs", "ssh-userauth", "new password", "Password: "];
        yield return new FuzzTarget("sign-in", InputShape.Wire, [.. SignIns()], words, SignIn);
        yield return new FuzzTarget("user-key-inquiry", InputShape.Wire, [.. SignIns()], words, Inquire);
        yield return new FuzzTarget("exec", InputShape.Wire, [.. Commands()], ["exit-status", "exit-signal", Mark, Mark + " ", "session", "keepalive@openssh.com", " 12,34 /home/a\n"], Run);
        yield return new FuzzTarget("sftp", InputShape.Wire, [.. Files()], ["posix-rename@openssh.com", "/home/a/.ssh", "exit-status"], UseSftp);
        yield return new FuzzTarget("agent", InputShape.Wire, [.. Agents()], ["ssh-ed25519", "ssh-rsa", "rsa-sha2-512"], AskAgent);
    }

    private static string SignIn(byte[] input)
    {
        using PlayedTransport played = PlayedTransport.Opened(Seeds.Parts(input, 1));
        using FileUserKey key = new("key", new Ed25519KeyPair((byte[])Seed.Clone()));
        SessionRequest request = new() { Target = new HostTarget("fuzz.example", 22), UserName = "alice", Password = Encoding.ASCII.GetBytes("secret") };
        bool withKey = input.Length > 0 && input[0] % 2 == 1;
        SignIn signIn = new(played.Session, request, withKey ? [new KeyCandidate(key.Source, key, null)] : [], null, null);
        SignInResult result = signIn.RunAsync().GetAwaiter().GetResult();
        return $"{result.Reason} {string.Join(' ', result.Attempts.Select(attempt => $"{attempt.Method} {attempt.Outcome} {attempt.Reason}"))}";
    }

    private static void Inquire(byte[] input)
    {
        using PlayedTransport played = PlayedTransport.Opened(Seeds.Parts(input, 1));
        if (played.Session.ReadExtensionsAsync().GetAwaiter().GetResult())
        {
            using Ed25519KeyPair pair = new((byte[])Seed.Clone());
            UserKeyInquiry.RunAsync(new UserKeyQuestion("alice", pair.PublicKey), played.Session, null, null).GetAwaiter().GetResult();
        }
    }

    private static void Run(byte[] input)
    {
        using PlayedTransport played = PlayedTransport.Opened(Seeds.Parts(input, 1));
        RemoteKeysFile? file;
        if (input.Length > 0 && input[0] % 2 == 1)
        {
            WindowsFiles windows = new(new SessionChannels(played.Session), "fuzz");
            MarkOf(windows) = Mark;
            file = windows.ReadAsync(RemoteKeysFile.First).GetAwaiter().GetResult();
        }
        else
        {
            PosixFiles posix = new(new SessionChannels(played.Session), "fuzz");
            MarkOf(posix) = Mark;
            file = posix.ReadAsync(RemoteKeysFile.First).GetAwaiter().GetResult();
        }

        ListTargets.ReadAuthorizedKeys(file?.Content ?? []);
    }

    private static void UseSftp(byte[] input)
    {
        // Even: the parts are SFTP packets, and the channel around them is sound. Odd: they are messages of the channel.
        bool raw = input.Length > 0 && input[0] % 2 == 1;
        IReadOnlyList<byte[]> parts = Seeds.Parts(input, 1);
        using PlayedTransport played = PlayedTransport.Opened(raw ? parts : [Confirmation, Success, .. parts.Select(part => Data(new SshWriter().WriteString(part).ToArray())), Close]);
        try
        {
            if (input.Length > 0 && input[0] % 4 >= 2)
            {
                SftpClient? client = SftpClient.OpenAsync(new SessionChannels(played.Session)).GetAwaiter().GetResult();
                client?.CreateFileAsync("new", new byte[40_000], 0x180).GetAwaiter().GetResult();
                client?.RenameOverAsync("new", "old").GetAwaiter().GetResult();
                return;
            }

            new SftpFiles(new SessionChannels(played.Session), "fuzz").ReadAsync(RemoteKeysFile.First).GetAwaiter().GetResult();
        }
        catch (SftpException)
        {
            // A refusal of the server, which the layer above turns into a named error.
        }
    }

    private static void AskAgent(byte[] input)
    {
        using OperationDeadline deadline = new(TimeSpan.FromMinutes(5), CancellationToken.None);
        using AgentClient agent = NewAgent(new PlayedStream(input.Length > 0 ? input[1..] : [], 1 + (input.Length % 37)));
        if (input.Length > 0 && input[0] % 2 == 1)
        {
            agent.SignAsync([1], "ssh-ed25519", [2], deadline).GetAwaiter().GetResult();
        }
        else
        {
            agent.ListAsync(deadline).GetAwaiter().GetResult();
        }
    }

    private static readonly byte[] Confirmation = Seeds.Payload(91, writer => writer.WriteUInt32(0).WriteUInt32(3).WriteUInt32(2_000_000).WriteUInt32(32768));
    private static readonly byte[] Success = Seeds.Payload(99, writer => writer.WriteUInt32(0));
    private static readonly byte[] Close = Seeds.Payload(97, writer => writer.WriteUInt32(0));

    private static byte[] Data(byte[] data) => Seeds.Payload(94, writer => writer.WriteUInt32(0).WriteString(data));

    private static byte[] ExitStatus(uint status) => Seeds.Payload(98, writer => writer.WriteUInt32(0).WriteString("exit-status").WriteBoolean(false).WriteUInt32(status));

    private static IEnumerable<byte[]> SignIns()
    {
        using Ed25519KeyPair pair = new((byte[])Seed.Clone());
        byte[] accept = Seeds.Payload(6, writer => writer.WriteString("ssh-userauth"));
        byte[] failure = Seeds.Payload(51, writer => writer.WriteString("publickey,password,keyboard-interactive").WriteBoolean(false));
        byte[] interactive = Seeds.Payload(51, writer => writer.WriteString("keyboard-interactive").WriteBoolean(true));
        byte[] confirmed = Seeds.Payload(60, writer => writer.WriteString("ssh-ed25519").WriteString(pair.PublicKey.Blob));
        byte[] question = Seeds.Payload(60, writer => writer.WriteString("PAM").WriteString("Log in").WriteString("").WriteUInt32(1).WriteString("Password: ").WriteBoolean(false));
        byte[] nothing = Seeds.Payload(60, writer => writer.WriteString("").WriteString("").WriteString("").WriteUInt32(0));
        byte[] change = Seeds.Payload(60, writer => writer.WriteString("Your password has expired").WriteString(""));
        byte[] banner = Seeds.Payload(53, writer => writer.WriteString("Authorised users only\r\n").WriteString(""));
        byte[] extensions = Seeds.Payload(7, writer => writer.WriteUInt32(1).WriteString("server-sig-algs").WriteString("ssh-ed25519,rsa-sha2-512"));
        byte[] disconnect = Seeds.Payload(1, writer => writer.WriteUInt32(2).WriteString("Too many authentication failures").WriteString(""));
        byte[] ignore = Seeds.Payload(2, writer => writer.WriteString("x"));
        byte[] debug = Seeds.Payload(4, writer => writer.WriteBoolean(true).WriteString("sshd: /home/a/.ssh/authorized_keys:1: key options: command").WriteString(""));
        byte[] again = WireTargets.KexInit("ecdh-sha2-nistp256", "ssh-ed25519", "aes128-ctr", "hmac-sha2-256");
        byte[] success = [52];
        byte[] all = Seeds.Sequence(extensions, accept, banner, failure, confirmed, success);
        yield return [1, .. all];
        yield return [0, .. Seeds.Sequence(accept, failure, success)];
        yield return [0, .. Seeds.Sequence(accept, interactive, question, nothing, success)];
        yield return [0, .. Seeds.Sequence(accept, failure, change)];
        yield return [1, .. Seeds.Sequence(accept, failure, failure, failure, disconnect)];
        yield return [1, .. Seeds.Sequence(ignore, debug, accept, interactive, interactive, question, failure)];
        yield return [1, .. Seeds.Sequence(accept, again, KeyExchangeTargets.Reply(new byte[65]), [21], failure)];
        yield return [1, .. Seeds.Sequence([3, 0, 0, 0, 1], accept, success)];
    }

    private static IEnumerable<byte[]> Commands()
    {
        byte[] line = Seeds.Content("Data/AuthorizedKeys/ed.pub");
        byte[] answer = [.. Seeds.Text($"Last login: today\n{Mark} 12345,678 /home/alice/.ssh/authorized_keys\n"), .. line];
        byte[] windows = Seeds.Text($"{Mark} {new string('A', 64)} {Convert.ToBase64String(Seeds.Text("C:\\Users\\a\\.ssh\\authorized_keys"))} {Convert.ToBase64String(line)}\r\n");
        byte[] errors = Seeds.Payload(95, writer => writer.WriteUInt32(0).WriteUInt32(1).WriteString("sh: not found\n"));
        byte[] adjust = Seeds.Payload(93, writer => writer.WriteUInt32(0).WriteUInt32(100_000));
        byte[] eof = Seeds.Payload(96, writer => writer.WriteUInt32(0));
        byte[] keepAlive = Seeds.Payload(80, writer => writer.WriteString("keepalive@openssh.com").WriteBoolean(true));
        byte[] open = Seeds.Payload(90, writer => writer.WriteString("x11").WriteUInt32(1).WriteUInt32(1000).WriteUInt32(1000));
        byte[] narrow = Seeds.Payload(91, writer => writer.WriteUInt32(0).WriteUInt32(3).WriteUInt32(10).WriteUInt32(4));
        byte[] signal = Seeds.Payload(98, writer => writer.WriteUInt32(0).WriteString("exit-signal").WriteBoolean(true).WriteString("TERM").WriteBoolean(false).WriteString("").WriteString(""));
        byte[] refused = Seeds.Payload(92, writer => writer.WriteUInt32(0).WriteUInt32(1).WriteString("administratively prohibited").WriteString(""));
        yield return [0, .. Seeds.Sequence(Confirmation, Success, adjust, Data(answer), eof, ExitStatus(0), Close)];
        yield return [1, .. Seeds.Sequence(Confirmation, Success, adjust, Data(windows), eof, ExitStatus(0), Close)];
        yield return [0, .. Seeds.Sequence(keepAlive, Confirmation, open, Success, errors, ExitStatus(127), Close)];
        yield return [1, .. Seeds.Sequence(narrow, Success, adjust, adjust, errors, signal, Close)];
        yield return [0, .. Seeds.Sequence(refused)];
        yield return [0, .. Seeds.Sequence(Confirmation, Seeds.Payload(100, writer => writer.WriteUInt32(0)), Close)];
        yield return [0, .. Seeds.Sequence(Confirmation, Success, Data(Seeds.Text(Mark + " - /home/a\n")), Close)];
    }

    private static IEnumerable<byte[]> Files()
    {
        byte[] version = Seeds.Payload(2, writer => writer.WriteUInt32(3).WriteString("posix-rename@openssh.com").WriteString("1"));
        byte[] attributes = Seeds.Payload(105, writer => writer.WriteUInt32(2).WriteUInt32(0xd).WriteUInt64(90).WriteUInt32(0x8180).WriteUInt32(1).WriteUInt32(1_700_000_000));
        byte[] missing = Status(2, 2);
        byte[] Name(uint id) => Seeds.Payload(104, writer => writer.WriteUInt32(id).WriteUInt32(1).WriteString("/home/a/.ssh/authorized_keys").WriteString("").WriteUInt32(0));
        byte[] Handle(uint id) => Seeds.Payload(102, writer => writer.WriteUInt32(id).WriteString("handle"));
        byte[] content = Seeds.Payload(103, writer => writer.WriteUInt32(4).WriteString(Seeds.Content("Data/AuthorizedKeys/ed.pub")));
        yield return [0, .. Seeds.Sequence(version, Name(1), attributes, Handle(3), content, Status(5, 1), Status(6, 0), Status(7, 2))];
        yield return [0, .. Seeds.Sequence(version, Name(1), missing, Status(3, 2))];
        yield return [2, .. Seeds.Sequence(version, Handle(1), Status(2, 0), Status(3, 0), Status(4, 0), Status(5, 0), Status(6, 0))];
        yield return [1, .. Seeds.Sequence(Confirmation, Success, Data(Seeds.Text("Welcome!\n")), Close)];
        yield return [1, .. Seeds.Sequence(Confirmation, Success, Data(new SshWriter().WriteString(version).ToArray()[..7]), Close)];
    }

    private static byte[] Status(uint id, uint code) => Seeds.Payload(101, writer => writer.WriteUInt32(id).WriteUInt32(code).WriteString("text").WriteString(""));

    private static IEnumerable<byte[]> Agents()
    {
        byte[] blob = Convert.FromBase64String(Encoding.ASCII.GetString(Seeds.Content("Data/AuthorizedKeys/ed.pub")).Split(' ')[1]);
        byte[] keys = Seeds.Payload(12, writer => writer.WriteUInt32(2).WriteString(blob).WriteString("alice").WriteString("\0\0\0\u0005other").WriteString("future"));
        byte[] signature = Seeds.Payload(14, writer => writer.WriteString(Seeds.Sequence(Seeds.Text("ssh-ed25519"), new byte[64])));
        yield return [0, .. Seeds.Sequence(keys)];
        yield return [1, .. Seeds.Sequence(signature)];
        yield return [0, .. Seeds.Sequence([5])];
        yield return [1, .. Seeds.Sequence([5])];
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_mark")]
    private static extern ref string MarkOf(PosixFiles files);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_mark")]
    private static extern ref string MarkOf(WindowsFiles files);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern AgentClient NewAgent(Stream stream);
}
