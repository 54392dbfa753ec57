using System.Text;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Tests.Hostile;

/// <summary>Parts that scripts are made of.</summary>
internal static class Scripts
{
    /// <summary>Says something before anything else, then stays until the client leaves.</summary>
    public static Func<ScriptedPeer, Task> Says(string text) => async peer =>
    {
        await peer.SendTextAsync(text);
        await peer.WaitForEndAsync();
    };

    public static Func<ScriptedPeer, Task> AfterIdentification(Func<ScriptedPeer, Task> script) => async peer =>
    {
        await peer.IdentifyAsync();
        await script(peer);
        await peer.WaitForEndAsync();
    };

    /// <summary>Agrees on a method, waits for the client's first message of it, and answers with that payload.</summary>
    public static Func<ScriptedPeer, Task> AnswersKeyExchange(string method, Action<SshWriter> answer) => AfterIdentification(async peer =>
    {
        await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: method));
        await peer.ReceiveAsync();
        await peer.SendAsync(Payload(answer));
    });

    public static Func<ScriptedPeer, Task> AfterKeys(Func<ScriptedPeer, Task> script) => async peer =>
    {
        await peer.OpenAsync();
        await script(peer);
        await peer.WaitForEndAsync();
    };

    /// <summary>Opens the service of user authentication and answers the first question for methods with that list.</summary>
    public static Func<ScriptedPeer, Task> AtSignIn(string? methods, Func<ScriptedPeer, Task> script) => AfterKeys(async peer =>
    {
        await AcceptServiceAsync(peer);
        if (methods is not null)
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(Failure(methods));
        }

        await script(peer);
    });

    /// <summary>Lets everybody in, and plays the script when the client opens a session.</summary>
    public static Func<ScriptedPeer, Task> SignedIn(Func<ScriptedPeer, Task> script, string identification = ScriptedPeer.Identification) => async peer =>
    {
        await peer.IdentifyAsync(identification);
        await peer.NegotiateAsync();
        await peer.ExchangeKeysAsync();
        await AcceptServiceAsync(peer);
        await peer.ReceiveAsync();
        await peer.SendAsync(52);
        byte[] next = await peer.ReceiveAsync();
        if (next[0] == 90)
        {
            await script(peer);
        }

        await peer.WaitForEndAsync();
    };

    /// <summary>Lets everybody in, opens the session, starts the command and plays the script.</summary>
    public static Func<ScriptedPeer, Task> Running(Func<ScriptedPeer, string, Task> script) => SignedIn(async peer =>
    {
        await peer.SendAsync(Confirmation());
        string command = Encoding.UTF8.GetString(await peer.ReceiveAsync());
        await peer.SendAsync(Channel(99));
        await script(peer, command);
    });

    /// <summary>Runs no commands, but starts SFTP and plays the script behind its first packet.</summary>
    public static Func<ScriptedPeer, Task> InSftp(Func<ScriptedPeer, Task> script) => SignedIn(async peer =>
    {
        await peer.SendAsync(Confirmation());
        await peer.ReceiveAsync();
        await peer.SendAsync(Channel(100));
        await UntilAsync(peer, 97);
        await peer.SendAsync(Channel(97));
        await UntilAsync(peer, 90);
        await peer.SendAsync(Confirmation());
        await peer.ReceiveAsync();
        await peer.SendAsync(Channel(99));
        await peer.ReceiveAsync();
        await script(peer);
    });

    public static async Task AcceptServiceAsync(ScriptedPeer peer)
    {
        await peer.ReceiveAsync();
        await peer.SendAsync(Payload(writer => writer.WriteByte(6).WriteString("ssh-userauth")));
    }

    /// <summary>Reads messages up to one of that number.</summary>
    public static async Task<byte[]> UntilAsync(ScriptedPeer peer, byte number)
    {
        while (true)
        {
            byte[] payload = await peer.ReceiveAsync();
            if (payload[0] == number)
            {
                return payload;
            }
        }
    }

    /// <summary>Repeats until the client has had enough and leaves.</summary>
    public static async Task FloodAsync(ScriptedPeer peer, params byte[] payload)
    {
        while (true)
        {
            await peer.SendAsync(payload);
        }
    }

    public static byte[] Payload(Action<SshWriter> write)
    {
        using SshWriter writer = new();
        write(writer);
        return writer.ToArray();
    }

    public static byte[] Disconnect(uint reason, string text) => Payload(writer => writer.WriteByte(1).WriteUInt32(reason).WriteString(text).WriteString(""));

    public static byte[] Failure(string methods, bool partial = false) => Payload(writer => writer.WriteByte(51).WriteString(methods).WriteBoolean(partial));

    public static byte[] Confirmation(uint window = 1_000_000, uint packet = 32768) => Payload(writer => writer.WriteByte(91).WriteUInt32(0).WriteUInt32(7).WriteUInt32(window).WriteUInt32(packet));

    /// <summary>A message that names the client's channel and nothing else.</summary>
    public static byte[] Channel(byte number, uint channel = 0) => Payload(writer => writer.WriteByte(number).WriteUInt32(channel));

    public static byte[] Data(byte[] data, uint channel = 0) => Payload(writer => writer.WriteByte(94).WriteUInt32(channel).WriteString(data));

    public static byte[] Data(string text) => Data(Encoding.UTF8.GetBytes(text));

    /// <summary>An SFTP packet of a type, with its length.</summary>
    public static byte[] Sftp(byte type, Action<SshWriter> write) => Data(Payload(outer => outer.WriteString(Payload(inner => write(inner.WriteByte(type))))));

    /// <summary>The word with which the script marks its answer, out of the command that was asked for.</summary>
    public static string MarkIn(string command) => System.Text.RegularExpressions.Regex.Match(command, "sshadmin-[0-9a-f]{32}").Value;
}
