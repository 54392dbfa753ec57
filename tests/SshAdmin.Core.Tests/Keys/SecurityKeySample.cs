using System;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Keys;

/// <summary>A FIDO key handle as OpenSSH PROTOCOL.u2f lays it out, around an ordinary public key.</summary>
internal static class SecurityKeySample
{
    public static SealedKeyPair Make(string type)
    {
        using var inner = KeyPairGenerator.Generate(type.Contains("ecdsa") ? SshKeyType.Ecdsa : SshKeyType.Ed25519);
        SshWriter fields = new();
        if (inner.PublicKey.Curve is { } curve)
        {
            fields.WriteString(curve);
        }

        fields.WriteString(inner.PublicKey.Point!).WriteString("ssh:");
        var publicKey = new SshWriter().WriteString(type).WriteRaw(fields.ToArray()).ToArray();
        fields.WriteByte(1).WriteString(new byte[] { 1, 2, 3, 4 }).WriteString("");
        return new SealedKeyPair(type, publicKey, fields.ToArray()) { Comment = KeyComment.FromText("token") };
    }

    public static string FieldsOf(KeyPair pair)
    {
        SshWriter fields = new();
        pair.WriteOpenSshFields(fields);
        return Convert.ToHexString(fields.ToArray());
    }
}
