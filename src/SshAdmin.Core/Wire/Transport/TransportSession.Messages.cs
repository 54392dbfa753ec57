using System;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>Payloads of the layers above, with the messages of the transport layer answered in between.</summary>
internal sealed partial class TransportSession
{
    // Messages that mean nothing to us may come at any time (RFC 4253 section 11), but not without end.
    public const int MaximumIdleMessages = 256;
    private int _idleMessages;

    /// <summary>Sends one payload of the layers above.</summary>
    public async Task SendAsync(byte[] payload)
    {
        await EnterSendingAsync().ConfigureAwait(false);
        try
        {
            Queue(payload);
            await _packets!.FlushAsync("the server to take a message").ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next payload that is not the transport layer's own, or SSH_MSG_UNIMPLEMENTED, which answers one of ours.</summary>
    /// <param name="waitingFor">Named in the error when it does not come.</param>
    public async Task<byte[]> ReceiveAsync(string waitingFor)
    {
        try
        {
            while (true)
            {
                byte[] payload = await NextAsync(waitingFor).ConfigureAwait(false);
                if (!await HandleAsync(payload).ConfigureAwait(false))
                {
                    _idleMessages = 0;
                    return payload;
                }
            }
        }
        catch (SshConnectionException error)
        {
            throw WithTarget(error);
        }
    }

    /// <summary>Waits until the server has said what it has to say about extensions, without a login attempt.</summary>
    /// <remarks>
    /// RFC 8308 section 2.4 lets EXT_INFO come right after NEWKEYS and leaves open whether it comes at all. The answer
    /// to a service request cannot overtake it, so that answer ends the wait.
    /// </remarks>
    /// <returns>Whether requests to sign in may follow.</returns>
    public async Task<bool> ReadExtensionsAsync()
    {
        const string service = "ssh-userauth";
        using SshWriter request = new();
        await SendAsync(request.WriteByte(MessageNumber.ServiceRequest).WriteString(service).ToArray()).ConfigureAwait(false);
        byte[] answer = await ReceiveAsync("the server's answer to a service request").ConfigureAwait(false);
        if (answer[0] is not (MessageNumber.ServiceAccept or MessageNumber.Unimplemented))
        {
            throw WithTarget(Violation($"it sent {MessageNumber.Describe(answer[0])} where SSH_MSG_SERVICE_ACCEPT (6) was due"));
        }

        return answer[0] == MessageNumber.ServiceAccept;
    }

    /// <summary>Seals a payload behind those that wait; the next flush or the next wait sends it.</summary>
    private void Queue(byte[] payload)
    {
        _report?.Debug($"Sending {MessageNumber.Describe(payload[0])}, {payload.Length} bytes.");
        _packets!.Queue(payload);
    }

    private async Task EnterSendingAsync()
    {
        try
        {
            await _sending.WaitAsync(_deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw _deadline.Explain("the key exchange to end");
        }
    }

    /// <summary>Deals with a message of the transport layer; false when it belongs to the caller.</summary>
    private async Task<bool> HandleAsync(byte[] payload)
    {
        switch (payload[0])
        {
            case MessageNumber.KexInit:
                _report?.Debug("The server asks for new keys.");
                CountIdle(payload[0]);
                await RunLaterKeyExchangeAsync(payload).ConfigureAwait(false);
                return true;
            case MessageNumber.ExtInfo:
                Extensions.Add(payload);
                ServerOffer = ServerOffer! with { ServerSignatureAlgorithms = Extensions.ServerSignatureAlgorithms };
                return true;
            case MessageNumber.NewKeys:
            case >= MessageNumber.KexMethodFirst and <= MessageNumber.KexMethodLast:
                throw Violation($"it sent {MessageNumber.Describe(payload[0])} outside of a key exchange");
            case MessageNumber.ServiceAccept:
            case MessageNumber.Unimplemented:
            case > MessageNumber.TransportLast:
                return false;
            default:
                CountIdle(payload[0]);
                await SendAsync(Unimplemented(_packets!.LastReceivedSequence)).ConfigureAwait(false);
                return true;
        }
    }

    /// <summary>The next payload after those that mean nothing; DISCONNECT ends the session.</summary>
    private async Task<byte[]> NextAsync(string waitingFor)
    {
        while (true)
        {
            byte[] payload = await _packets!.ReceiveAsync(waitingFor).ConfigureAwait(false);
            byte number = payload[0];
            _report?.Debug($"Received {MessageNumber.Describe(number)}, {payload.Length} bytes.");
            if (number == MessageNumber.Disconnect)
            {
                throw DisconnectMessage.Explain(payload, waitingFor);
            }

            bool idle = number is MessageNumber.Ignore or MessageNumber.Debug || (number == MessageNumber.Unimplemented && IsFirstExchange);
            if (!idle)
            {
                return payload;
            }

            if (StrictKeyExchange && IsFirstExchange)
            {
                throw Violation($"it agreed to strict key exchange and sent {MessageNumber.Describe(number)} before the keys were in place");
            }

            if (number == MessageNumber.Debug)
            {
                ReportDebug(payload);
            }

            CountIdle(number);
        }
    }

    private void CountIdle(byte number)
    {
        if (++_idleMessages > MaximumIdleMessages)
        {
            throw Violation($"it sent more than {MaximumIdleMessages} messages without content, the last {MessageNumber.Describe(number)}");
        }
    }

    // RFC 4253 section 11.3: byte SSH_MSG_DEBUG, boolean always_display, string message, string language tag
    private void ReportDebug(byte[] payload)
    {
        if (_report is null && _options.ServerSaid is null)
        {
            return;
        }

        SshReader reader = new(payload);
        reader.ReadByte("message number");
        reader.ReadBoolean("always_display");
        string text = DisplayText.Escape(reader.ReadText("message of SSH_MSG_DEBUG"));
        _options.ServerSaid?.Invoke(text);
        _report?.Debug("The server says: " + text);
    }

    private static byte[] Unimplemented(uint sequence)
    {
        using SshWriter writer = new();
        return writer.WriteByte(MessageNumber.Unimplemented).WriteUInt32(sequence).ToArray();
    }
}
