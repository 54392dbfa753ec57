namespace SshAdmin.Core.Keys.Formats.Der;

/// <summary>The identifier bytes of ASN.1 that key files use (ITU-T X.690 section 8.1.2).</summary>
internal static class DerTag
{
    public const byte Integer = 0x02;
    public const byte BitString = 0x03;
    public const byte OctetString = 0x04;
    public const byte Null = 0x05;
    public const byte ObjectIdentifier = 0x06;
    public const byte Sequence = 0x30;

    /// <summary>[n] with content, as in <c>[0] EXPLICIT</c>.</summary>
    public static byte Context(int number) => (byte)(0xa0 | number);
}
