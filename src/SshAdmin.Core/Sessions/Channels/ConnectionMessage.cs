namespace SshAdmin.Core.Sessions.Channels;

/// <summary>Message numbers of the connection protocol (RFC 4254 section 9).</summary>
internal static class ConnectionMessage
{
    public const byte GlobalRequest = 80;
    public const byte RequestSuccess = 81;
    public const byte RequestFailure = 82;
    public const byte ChannelOpen = 90;
    public const byte OpenConfirmation = 91;
    public const byte OpenFailure = 92;
    public const byte WindowAdjust = 93;
    public const byte Data = 94;
    public const byte ExtendedData = 95;
    public const byte Eof = 96;
    public const byte Close = 97;
    public const byte ChannelRequest = 98;
    public const byte ChannelSuccess = 99;
    public const byte ChannelFailure = 100;
}
