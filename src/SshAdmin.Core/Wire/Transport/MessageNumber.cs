namespace SshAdmin.Core.Wire.Transport;

/// <summary>Message numbers of the transport layer (RFC 4250 section 4.1.2, RFC 8308 section 2.3).</summary>
internal static class MessageNumber
{
    public const byte Disconnect = 1;
    public const byte Ignore = 2;
    public const byte Unimplemented = 3;
    public const byte Debug = 4;
    public const byte ServiceRequest = 5;
    public const byte ServiceAccept = 6;
    public const byte ExtInfo = 7;
    public const byte KexInit = 20;
    public const byte NewKeys = 21;

    /// <summary>First of the numbers that each key exchange method uses as its own.</summary>
    public const byte KexMethodFirst = 30;

    public const byte KexMethodLast = 49;

    /// <summary>Last number of the transport layer; what follows belongs to authentication and connection.</summary>
    public const byte TransportLast = 49;

    public static bool IsKexMethod(byte number) => number is >= KexMethodFirst and <= KexMethodLast;

    /// <summary>The number with its name, for messages to people.</summary>
    public static string Describe(byte number) => number switch
    {
        Disconnect => "SSH_MSG_DISCONNECT (1)",
        Ignore => "SSH_MSG_IGNORE (2)",
        Unimplemented => "SSH_MSG_UNIMPLEMENTED (3)",
        Debug => "SSH_MSG_DEBUG (4)",
        ServiceRequest => "SSH_MSG_SERVICE_REQUEST (5)",
        ServiceAccept => "SSH_MSG_SERVICE_ACCEPT (6)",
        ExtInfo => "SSH_MSG_EXT_INFO (7)",
        KexInit => "SSH_MSG_KEXINIT (20)",
        NewKeys => "SSH_MSG_NEWKEYS (21)",
        >= KexMethodFirst and <= KexMethodLast => $"a key exchange message ({number})",
        _ => $"message {number}",
    };
}
