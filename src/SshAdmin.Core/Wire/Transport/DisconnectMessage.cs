using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>SSH_MSG_DISCONNECT in both directions (RFC 4253 section 11.1).</summary>
internal static class DisconnectMessage
{
    private const int ShownLength = 500;

    // byte SSH_MSG_DISCONNECT, uint32 reason code, string description, string language tag
    public static byte[] Build(DisconnectReason reason, string description)
    {
        using SshWriter writer = new();
        return writer.WriteByte(MessageNumber.Disconnect).WriteUInt32((uint)reason).WriteString(description).WriteString(string.Empty).ToArray();
    }

    /// <summary>The server's reason and text, fit to be shown.</summary>
    public static SshConnectionException Explain(byte[] payload, string waitingFor)
    {
        SshReader reader = new(payload);
        reader.ReadByte("message number");
        uint code = reader.ReadUInt32("reason code of SSH_MSG_DISCONNECT");

        // Some servers leave the text out; the code alone still says something.
        string text = reader.AtEnd ? string.Empty : DisplayText.Shorten(DisplayText.Escape(reader.ReadText("description of SSH_MSG_DISCONNECT")), ShownLength);
        DisconnectReason reason = (DisconnectReason)code;
        string name = code is > 0 and <= 15 ? $"{code}, {reason}" : code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        bool busy = reason == DisconnectReason.TooManyConnections;
        return new SshConnectionException(
            busy ? ErrorReason.ServerBusy : ErrorReason.DisconnectedByServer,
            $"The server ended the connection while we waited for {waitingFor} (reason {name}): '{text}'.");
    }
}
