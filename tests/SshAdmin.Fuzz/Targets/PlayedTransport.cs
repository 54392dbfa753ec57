using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Fuzz.Targets;

/// <summary>A transport session over played bytes, without socket and without encryption, so that mutated messages get through to the layers above.</summary>
internal sealed class PlayedTransport : IDisposable
{
    private const int BlockSize = 8;
    private readonly OperationDeadline _deadline = new(TimeSpan.FromMinutes(5), CancellationToken.None);

    private PlayedTransport(byte[] bytes, int atATime)
    {
        TransportOptions options = new() { Algorithms = ClientAlgorithms.Probe, KeyExchange = new KeyExchangeContext(AllowProbeOnly: true), ServerSaid = _ => { } };
        Session = new TransportSession(new HostTarget("fuzz.example", 22), options, _deadline);
        ByteChannel channel = new(new PlayedStream(bytes, atATime), _deadline);
        ChannelOf(Session) = channel;
        PacketsOf(Session) = new PacketStream(channel);
    }

    public TransportSession Session { get; }

    /// <summary>A connection on which nothing was said yet.</summary>
    /// <param name="identification">The server's first bytes.</param>
    /// <param name="payloads">Its packets.</param>
    public static PlayedTransport Fresh(byte[] identification, IEnumerable<byte[]> payloads) => new([.. identification, .. Frames(payloads)], 1 + (identification.Length % 61));

    /// <summary>A connection whose first key exchange is behind it.</summary>
    public static PlayedTransport Opened(IEnumerable<byte[]> payloads)
    {
        PlayedTransport played = new(Frames(payloads), int.MaxValue);
        SetOffer(played.Session, new ServerOffer
        {
            KeyExchange = [], HostKey = [], EncryptionClientToServer = [], EncryptionServerToClient = [],
            MacClientToServer = [], MacServerToClient = [], CompressionClientToServer = [], CompressionServerToClient = [],
        });
        SetIdentification(played.Session, Identification.Parse(Encoding.ASCII.GetBytes("SSH-2.0-Fuzz")));
        SetSessionId(played.Session, new byte[32]);
        SetHostKey(played.Session, []);
        return played;
    }

    /// <summary>What <see cref="TransportSession.ConnectAsync"/> does once it is connected.</summary>
    public async Task HandshakeAsync()
    {
        await IdentifyAsync(Session).ConfigureAwait(false);
        await RunFirstKeyExchangeAsync(Session).ConfigureAwait(false);
    }

    public void Dispose()
    {
        Session.Dispose();
        _deadline.Dispose();
    }

    // RFC 4253 section 6, in clear.
    private static byte[] Frames(IEnumerable<byte[]> payloads)
    {
        using MemoryStream frames = new();
        foreach (byte[] payload in payloads)
        {
            int padding = BlockSize - ((payload.Length + 5) % BlockSize);
            padding += padding < 4 ? BlockSize : 0;
            frames.Write(new SshWriter(16).WriteUInt32((uint)(1 + payload.Length + padding)).WriteByte((byte)padding).ToArray());
            frames.Write(payload);
            frames.Write(new byte[padding]);
        }

        return frames.ToArray();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_channel")]
    private static extern ref ByteChannel? ChannelOf(TransportSession session);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_packets")]
    private static extern ref PacketStream? PacketsOf(TransportSession session);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ServerOffer")]
    private static extern void SetOffer(TransportSession session, ServerOffer? offer);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_ServerIdentification")]
    private static extern void SetIdentification(TransportSession session, Identification? identification);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_SessionId")]
    private static extern void SetSessionId(TransportSession session, byte[]? id);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_HostKeyBlob")]
    private static extern void SetHostKey(TransportSession session, byte[]? blob);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "IdentifyAsync")]
    private static extern Task IdentifyAsync(TransportSession session);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "RunFirstKeyExchangeAsync")]
    private static extern Task RunFirstKeyExchangeAsync(TransportSession session);
}
