using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipes;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Authentication.Agent;

/// <summary>Asks an ssh-agent for its keys and for signatures (draft-ietf-sshm-ssh-agent). One connection, one question at a time.</summary>
internal sealed class AgentClient : IDisposable
{
    // OpenSSH authfd.c: MAX_AGENT_REPLY_LEN, MAX_AGENT_IDENTITIES.
    public const int MaximumMessage = 256 * 1024;
    public const int MaximumKeys = 2048;
    private readonly Stream _stream;

    private AgentClient(Stream stream) => _stream = stream;

    /// <exception cref="SshAccessException">AgentUnavailable: nothing listens there.</exception>
    public static async Task<AgentClient> ConnectAsync(AgentLocation? location, OperationDeadline deadline)
    {
        if (location is null)
        {
            throw Unavailable($"No ssh-agent belongs to this session: the variable {AgentLocation.Variable} is not set.");
        }

        try
        {
            return new AgentClient(location.IsPipe ? await OpenPipeAsync(location.Path, deadline).ConfigureAwait(false) : await OpenSocketAsync(location.Path, deadline).ConfigureAwait(false));
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException or TimeoutException or ArgumentException)
        {
            throw Unavailable($"The ssh-agent does not answer at '{location.Path}': {e.Message}", e);
        }
    }

    /// <summary>The agent's keys of types that can be read here, in its order.</summary>
    public async Task<IReadOnlyList<AgentKey>> ListAsync(OperationDeadline deadline)
    {
        SshReader reader = await AskAsync([AgentMessage.RequestIdentities], AgentMessage.IdentitiesAnswer, deadline).ConfigureAwait(false);
        uint count = reader.ReadUInt32("number of keys");
        if (count > MaximumKeys)
        {
            throw reader.Malformed($"the agent announces {count} keys");
        }

        List<AgentKey> keys = [];
        for (uint i = 0; i < count; i++)
        {
            byte[] blob = reader.ReadString("key");
            string comment = reader.ReadText("comment");
            if (TryParse(blob) is PublicKeyBlob key)
            {
                keys.Add(new AgentKey(key, comment));
            }
        }

        return keys;
    }

    /// <returns>The signature blob.</returns>
    /// <exception cref="SshAccessException">AgentRefused.</exception>
    public async Task<byte[]> SignAsync(byte[] blob, string algorithm, byte[] data, OperationDeadline deadline)
    {
        using SshWriter writer = new();
        writer.WriteByte(AgentMessage.SignRequest).WriteString(blob).WriteString(data).WriteUInt32(SignatureAlgorithms.ByName(algorithm)?.AgentFlags ?? 0);
        SshReader reader = await AskAsync(writer.ToArray(), AgentMessage.SignResponse, deadline).ConfigureAwait(false);
        byte[] signature = reader.ReadString("signature");
        string format = new SshReader(signature, ErrorReason.AgentRefused).ReadAscii("signature format");
        return format == algorithm
            ? signature
            : throw Refused($"The ssh-agent signed with {Text.DisplayText.Escape(format)} in place of {algorithm}; it is too old for SHA-2 signatures.");
    }

    public void Dispose() => _stream.Dispose();

    private static PublicKeyBlob? TryParse(byte[] blob)
    {
        try
        {
            return PublicKeyBlob.Parse(blob, ErrorReason.AgentRefused);
        }
        catch (SshInputException)
        {
            // A key type of the future is the agent's business, not a reason to use none of its keys.
            return null;
        }
    }

    private async Task<SshReader> AskAsync(byte[] message, byte expected, OperationDeadline deadline)
    {
        byte[] packet;
        using (SshWriter writer = new())
        {
            packet = writer.WriteString(message).ToArray();
        }

        byte[] answer;
        try
        {
            // Closing the stream is what ends a read on every platform.
            using CancellationTokenRegistration abort = deadline.Token.Register(state => ((Stream)state!).Dispose(), _stream);
            await _stream.WriteAsync(packet, 0, packet.Length).ConfigureAwait(false);
            await _stream.FlushAsync().ConfigureAwait(false);
            int length = (int)Math.Min(int.MaxValue, new SshReader(await ReadAsync(4).ConfigureAwait(false)).ReadUInt32("length"));
            if (length is 0 or > MaximumMessage)
            {
                throw Unavailable($"The ssh-agent answered with a message of {length} bytes.");
            }

            answer = await ReadAsync(length).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException or OperationCanceledException)
        {
            throw deadline.HasEnded ? deadline.Explain("the ssh-agent") : Unavailable($"The ssh-agent ended the connection: {e.Message}", e);
        }

        SshReader reader = new(answer, ErrorReason.AgentUnavailable);
        byte number = reader.ReadByte("message number");
        return number == expected ? reader : throw Refused($"The ssh-agent refused the request (message {number}).");
    }

    private async Task<byte[]> ReadAsync(int count)
    {
        byte[] buffer = new byte[count];
        int filled = 0;
        while (filled < count)
        {
            int read = await _stream.ReadAsync(buffer, filled, count - filled).ConfigureAwait(false);
            filled += read > 0 ? read : throw new EndOfStreamException("It closed the connection.");
        }

        return buffer;
    }

    private static async Task<Stream> OpenSocketAsync(string path, OperationDeadline deadline)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await deadline.WaitAsync(ConnectAsync(socket, new UnixSocketEndPoint(path)), "the ssh-agent").ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<bool> ConnectAsync(Socket socket, UnixSocketEndPoint end)
    {
        await socket.ConnectAsync(end).ConfigureAwait(false);
        return true;
    }

    private static async Task<Stream> OpenPipeAsync(string name, OperationDeadline deadline)
    {
        // The service answers at once or not at all; the pipe class would wait for a service that is stopped.
        const int patienceMilliseconds = 1000;
        NamedPipeClientStream pipe = new(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(patienceMilliseconds, deadline.Token).ConfigureAwait(false);
            return pipe;
        }
        catch (OperationCanceledException)
        {
            pipe.Dispose();
            throw deadline.Explain("the ssh-agent");
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    private static SshAccessException Unavailable(string message, Exception? inner = null) => new(ErrorReason.AgentUnavailable, message, null, inner);

    private static SshAccessException Refused(string message) => new(ErrorReason.AgentRefused, message);
}
