namespace SshAdmin.Core.Sessions.Sftp;

/// <summary>Packet types and status codes of SFTP version 3 (draft-ietf-secsh-filexfer-02 sections 3 and 7).</summary>
internal static class SftpMessage
{
    public const byte Init = 1;
    public const byte Version = 2;
    public const byte Open = 3;
    public const byte Close = 4;
    public const byte Read = 5;
    public const byte Write = 6;
    public const byte FileSetStat = 10;
    public const byte Remove = 13;
    public const byte MakeFolder = 14;
    public const byte RemoveFolder = 15;
    public const byte RealPath = 16;
    public const byte Stat = 17;
    public const byte Rename = 18;
    public const byte Status = 101;
    public const byte Handle = 102;
    public const byte Data = 103;
    public const byte Name = 104;
    public const byte Attributes = 105;
    public const byte Extended = 200;

    public const uint StatusOk = 0;
    public const uint StatusEndOfFile = 1;
    public const uint StatusNoSuchFile = 2;
    public const uint StatusFailure = 4;
}
