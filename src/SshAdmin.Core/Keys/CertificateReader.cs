using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys;

/// <summary>Takes certificates apart (OpenSSH PROTOCOL.certkeys).</summary>
internal static class CertificateReader
{
    private const uint HostType = 2;

    /// <summary>The certified key alone, which is what fingerprints are made of.</summary>
    public static byte[] PlainBlob(PublicKeyBlob key)
    {
        if (!key.IsCertificate)
        {
            return key.Blob;
        }

        SshReader reader = AfterNonce(key);
        int start = reader.Position;
        SkipKey(reader, key);
        return new SshWriter().WriteString(key.PlainType).WriteRaw(key.Blob, start, reader.Position - start).ToArray();
    }

    /// <remarks>uint64 serial, uint32 type, string key id, string principals, uint64 valid after, uint64 valid before, string options, extensions, reserved, signature key</remarks>
    public static SshCertificate Read(PublicKeyBlob key)
    {
        SshReader reader = AfterNonce(key);
        SkipKey(reader, key);
        ulong serial = reader.ReadUInt64("serial");
        uint type = reader.ReadUInt32("type");
        string keyId = reader.ReadText("key id");
        byte[] principals = reader.ReadString("principals");
        ulong validAfter = reader.ReadUInt64("valid after");
        ulong validBefore = reader.ReadUInt64("valid before");
        reader.ReadString("critical options");
        reader.ReadString("extensions");
        reader.ReadString("reserved field");
        byte[] authority = reader.ReadString("signature key");
        return new SshCertificate(
            DisplayText.Escape(keyId),
            serial,
            type == HostType,
            ReadPrincipals(principals),
            validAfter == 0 ? null : FromUnixTime(validAfter),
            validBefore == ulong.MaxValue ? null : FromUnixTime(validBefore),
            Fingerprint.Sha256(authority));
    }

    private static SshReader AfterNonce(PublicKeyBlob key)
    {
        SshReader reader = new(key.Blob, ErrorReason.KeyFileDamaged);
        reader.ReadString("key type");
        reader.ReadString("nonce");
        return reader;
    }

    // Every field of every key type is a string or an mpint, which has the shape of a string.
    private static void SkipKey(SshReader reader, PublicKeyBlob key)
    {
        int fields = key.PlainType switch
        {
            KeyTypeNames.Rsa => 2,
            KeyTypeNames.Dsa => 4,
            KeyTypeNames.Ed25519 => 1,
            _ => key.Application is null || key.Curve is null ? 2 : 3,
        };
        for (int i = 0; i < fields; i++)
        {
            reader.ReadString("key field");
        }
    }

    private static string[] ReadPrincipals(byte[] list)
    {
        List<string> names = [];
        SshReader reader = new(list, ErrorReason.KeyFileDamaged);
        while (!reader.AtEnd)
        {
            names.Add(DisplayText.Escape(reader.ReadText("principal")));
        }

        return names.ToArray();
    }

    private static DateTime FromUnixTime(ulong seconds)
    {
        DateTime epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        ulong most = (ulong)((DateTime.MaxValue - epoch).Ticks / TimeSpan.TicksPerSecond);
        return epoch.AddTicks((long)Math.Min(seconds, most) * TimeSpan.TicksPerSecond);
    }
}
