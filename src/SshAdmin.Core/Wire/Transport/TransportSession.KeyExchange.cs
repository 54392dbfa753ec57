using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Signatures;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>Key exchange: the first, and those that the server starts later.</summary>
internal sealed partial class TransportSession
{
    private const int CookieLength = 16;

    /// <summary>Whether keys are being exchanged for the first time, when strict key exchange allows nothing else.</summary>
    private bool IsFirstExchange => SessionId is null;

    private async Task RunFirstKeyExchangeAsync()
    {
        // RFC 8308 section 2.1, OpenSSH PROTOCOL 1.10: both markers belong into the first KEXINIT only.
        List<string> markers = [];
        if (_options.AskForExtensions)
        {
            markers.Add(KexMarkers.ExtensionInfoClient);
        }

        if (_options.OfferStrictKeyExchange)
        {
            markers.Add(KexMarkers.StrictClient);
        }

        byte[] clientInit = KexInit.Build(_options.Algorithms, markers, RandomCookie());
        Queue(clientInit);
        byte[] serverInit = await NextAsync("the server's algorithm lists (SSH_MSG_KEXINIT)").ConfigureAwait(false);
        Expect(serverInit, MessageNumber.KexInit);
        KexInit server = KexInit.Parse(serverInit, ServerIdentification!.Text);
        ServerOffer = server.Offer;

        StrictKeyExchange = _options.OfferStrictKeyExchange && server.Offer.KeyExchange.Contains(KexMarkers.StrictServer);
        if (StrictKeyExchange && _packets!.Received != 1)
        {
            throw Violation("it agreed to strict key exchange, and SSH_MSG_KEXINIT was not its first packet");
        }

        await ExchangeAsync(clientInit, serverInit, server).ConfigureAwait(false);
    }

    // RFC 4253 section 9: after KEXINIT nothing but the key exchange may be sent, so senders wait at the gate.
    private async Task RunLaterKeyExchangeAsync(byte[] serverInit)
    {
        await EnterSendingAsync().ConfigureAwait(false);
        try
        {
            byte[] clientInit = KexInit.Build(_options.Algorithms, [], RandomCookie());
            Queue(clientInit);
            await ExchangeAsync(clientInit, serverInit, KexInit.Parse(serverInit, ServerIdentification!.Text)).ConfigureAwait(false);
            await _packets!.FlushAsync("new keys").ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ExchangeAsync(byte[] clientInit, byte[] serverInit, KexInit server)
    {
        NegotiatedAlgorithms chosen = NegotiatedAlgorithms.Choose(_options.Algorithms, server.Offer);
        Negotiated = chosen;
        ImplementedAlgorithms.Require(chosen);
        _report?.Verbose($"Agreed on {chosen.KeyExchange}, {chosen.HostKey}, {chosen.EncryptionServerToClient}, {chosen.MacServerToClient ?? "the cipher's own MAC"}.");
        chosen.RequireRunnable(_options.KeyExchange);
        if (IsFirstExchange)
        {
            Stage = TransportStage.KeyExchange;
        }

        using KeyExchangeMethod method = KeyExchangeMethods.Create(chosen.KeyExchange, _options.KeyExchange);
        Queue(method.Start());
        if (server.FirstPacketFollows && !NegotiatedAlgorithms.GuessIsRight(_options.Algorithms, server.Offer))
        {
            // RFC 4253 section 7: a packet sent on a wrong guess is to be ignored silently.
            await NextAsync("the packet that the server guessed").ConfigureAwait(false);
        }

        KeyExchangeResult result = await RunMethodAsync(method).ConfigureAwait(false);
        try
        {
            byte[] hash = ExchangeHash.Compute(
                method.HashAlgorithm,
                System.Text.Encoding.ASCII.GetBytes(_options.Identification),
                ServerIdentification!.Bytes,
                clientInit,
                serverInit,
                result);
            AcceptHostKey(chosen, result, hash);
            byte[] sessionId = SessionId ?? hash;
            await ChangeKeysAsync(method.HashAlgorithm, chosen, result.SharedSecret, hash, sessionId).ConfigureAwait(false);
            SessionId = sessionId;
        }
        finally
        {
            Secrets.Clear(result.SharedSecret);
        }
    }

    private async Task<KeyExchangeResult> RunMethodAsync(KeyExchangeMethod method)
    {
        while (true)
        {
            byte[] payload = await NextAsync($"the server's answer in {Negotiated!.KeyExchange}").ConfigureAwait(false);
            if (!MessageNumber.IsKexMethod(payload[0]))
            {
                throw Violation($"it sent {MessageNumber.Describe(payload[0])} in the middle of the key exchange");
            }

            // Checking and raising numbers of the server's choice can take seconds, which neither the deadline nor the caller waits for.
            KeyExchangeStep step = await _deadline.WaitAsync(Task.Run(() => method.Receive(payload)), "the computation of the key exchange").ConfigureAwait(false);
            if (step.Result is KeyExchangeResult result)
            {
                return result;
            }

            Queue(step.Send!);
        }
    }

    private void AcceptHostKey(NegotiatedAlgorithms chosen, KeyExchangeResult result, byte[] hash)
    {
        if (!IsFirstExchange)
        {
            // RFC 4253 section 9 lets the host key change; a client that checked the first one must not follow blindly.
            HostKeySignature.Verify(result.HostKeyBlob, chosen.HostKey, result.Signature, hash);
            if (!result.HostKeyBlob.SequenceEqual(HostKeyBlob!))
            {
                throw Violation("it presented another host key in a later key exchange");
            }

            return;
        }

        HostKeyBlob = result.HostKeyBlob;
        HostKeySignature.Verify(result.HostKeyBlob, chosen.HostKey, result.Signature, hash);
        HostKeyVerified = true;
    }

    private async Task ChangeKeysAsync(HashAlgorithmName hashName, NegotiatedAlgorithms chosen, byte[] secret, byte[] hash, byte[] sessionId)
    {
        KeyLengths sending = PacketProtections.KeyLengthsOf(chosen.EncryptionClientToServer, chosen.MacClientToServer);
        DirectionKeys sendKeys = KeyDerivation.ClientToServer(hashName, secret, hash, sessionId, sending);
        Queue([MessageNumber.NewKeys]);
        _packets!.UseSealer(PacketProtections.CreateSealer(chosen.EncryptionClientToServer, chosen.MacClientToServer, sendKeys), StrictKeyExchange);

        byte[] newKeys = await NextAsync("the server's SSH_MSG_NEWKEYS").ConfigureAwait(false);
        Expect(newKeys, MessageNumber.NewKeys);
        KeyLengths receiving = PacketProtections.KeyLengthsOf(chosen.EncryptionServerToClient, chosen.MacServerToClient);
        DirectionKeys receiveKeys = KeyDerivation.ServerToClient(hashName, secret, hash, sessionId, receiving);
        _packets.UseOpener(PacketProtections.CreateOpener(chosen.EncryptionServerToClient, chosen.MacServerToClient, receiveKeys), StrictKeyExchange);
    }

    private static byte[] RandomCookie()
    {
        byte[] cookie = new byte[CookieLength];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(cookie);
        return cookie;
    }

    private static void Expect(byte[] payload, byte number)
    {
        if (payload[0] != number)
        {
            throw Violation($"it sent {MessageNumber.Describe(payload[0])} where {MessageNumber.Describe(number)} was due");
        }

        if (number == MessageNumber.NewKeys && payload.Length != 1)
        {
            throw Violation("its SSH_MSG_NEWKEYS holds more than the message number");
        }
    }

    private static SshConnectionException Violation(string what) => new(ErrorReason.ProtocolViolation, $"The server broke the protocol: {what}.");
}
