namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>The three fields with which the server ends every method: host key, its public value, signature.</summary>
internal sealed record ServerReply(byte[] HostKeyBlob, byte[] PublicValue, byte[] Signature)
{
    // RFC 4253 section 8, RFC 4419 section 3 and RFC 5656 section 4:
    //   byte    message number
    //   string  K_S
    //   mpint   f, or string Q_S
    //   string  signature of H
    public static ServerReply Read(byte[] payload, byte message, string name, bool publicValueIsNumber)
    {
        SshReader reader = KeyExchangeMessages.Expect(payload, message, name);
        byte[] hostKey = reader.ReadString("host key K_S");
        byte[] publicValue = publicValueIsNumber ? reader.ReadMpint("public value f") : reader.ReadString("public point Q_S");
        byte[] signature = reader.ReadString("signature");
        reader.ExpectEnd(name);
        return new(hostKey, publicValue, signature);
    }
}
