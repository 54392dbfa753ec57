namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Byte codes of conditional expressions (MS-DTYP 2.4.4.17).</summary>
internal static class ConditionToken
{
    public const byte Padding = 0x00;
    public const byte Int8 = 0x01;
    public const byte Int64 = 0x04;
    public const byte Text = 0x10;
    public const byte Octets = 0x18;
    public const byte Composite = 0x50;
    public const byte Sid = 0x51;
    public const byte Exists = 0x87;
    public const byte NotExists = 0x8D;
    public const byte And = 0xA0;
    public const byte Or = 0xA1;
    public const byte Not = 0xA2;
    public const byte LocalAttribute = 0xF8;

    // Sign and base bytes of integers.
    public const byte SignPlus = 1;
    public const byte SignMinus = 2;
    public const byte SignNone = 3;
    public const byte BaseOctal = 1;
    public const byte BaseDecimal = 2;
    public const byte BaseHexadecimal = 3;

    /// <summary>The first bytes of every compiled condition.</summary>
    public static readonly byte[] Signature = [(byte)'a', (byte)'r', (byte)'t', (byte)'x'];

    /// <summary>Operators between two operands, longer spellings before their prefixes.</summary>
    public static readonly (string Text, byte Code)[] Relational =
    [
        ("==", 0x80), ("!=", 0x81), ("<=", 0x83), ("<", 0x82), (">=", 0x85), (">", 0x84),
        ("Contains", 0x86), ("Any_of", 0x88), ("Not_Contains", 0x8E), ("Not_Any_of", 0x8F),
    ];

    /// <summary>Operators before a list of SIDs, longer spellings before their prefixes.</summary>
    public static readonly (string Text, byte Code)[] Membership =
    [
        ("Member_of_any", 0x8B), ("Member_of", 0x89), ("Device_Member_of_any", 0x8C), ("Device_Member_of", 0x8A),
        ("Not_Member_of_any", 0x92), ("Not_Member_of", 0x90), ("Not_Device_Member_of_any", 0x93), ("Not_Device_Member_of", 0x91),
    ];

    /// <summary>Where an attribute is looked up, by its code; in capitals, as Windows prints them.</summary>
    public static readonly (string Prefix, byte Code)[] Attributes = [("@USER.", 0xF9), ("@RESOURCE.", 0xFA), ("@DEVICE.", 0xFB)];
}
