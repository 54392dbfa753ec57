using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>Message numbers of the key exchange methods; each method gives 30 to 49 its own meaning.</summary>
internal static class KeyExchangeMessages
{
    // RFC 4253 section 8 and RFC 5656 section 4 share the numbers of their two messages.
    public const byte Init = 30;
    public const byte Reply = 31;

    // RFC 4419 section 5.
    public const byte GroupExchangeGroup = 31;
    public const byte GroupExchangeInit = 32;
    public const byte GroupExchangeReply = 33;
    public const byte GroupExchangeRequest = 34;

    /// <summary>A reader behind the message number, which must be the one that is due.</summary>
    public static SshReader Expect(byte[] payload, byte message, string name)
    {
        SshReader reader = new(payload);
        byte number = reader.ReadByte("message number");
        return number == message
            ? reader
            : throw Violation($"The server sent message {number} where {name} ({message}) is due.");
    }

    public static SshConnectionException Violation(string message) => new(ErrorReason.ProtocolViolation, message);
}
