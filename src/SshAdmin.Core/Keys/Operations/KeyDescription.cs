using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Formats.Public;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Turns what was read into what is shown.</summary>
internal static class KeyDescription
{
    private const string CertificateMark = "-CERT";

    /// <param name="path">The file.</param>
    /// <param name="file">As read.</param>
    /// <param name="publicKey">Its public half; <c>null</c> when nothing shows it.</param>
    /// <param name="comment">The comment that is known.</param>
    /// <param name="remarks">What was odd.</param>
    /// <param name="readers">Knows the clients; <c>null</c> where nobody asks.</param>
    public static SshKey Describe(string path, KeyFile file, PublicKeyBlob? publicKey, KeyComment comment, IEnumerable<string> remarks, IKeyFileReaders? readers)
    {
        KeyProtection protection = (file as PrivateKeyFile)?.Protection ?? KeyProtection.None;
        SshKey key = new()
        {
            Path = path,
            Format = file.Format,
            IsPrivate = file is PrivateKeyFile,
            IsEncrypted = protection.IsEncrypted,
            Cipher = protection.Cipher,
            Kdf = protection.Kdf,
            KdfRounds = protection.Rounds,
            KdfMemoryKiB = protection.MemoryKiB,
            Comment = DisplayText.Escape(comment.Text),
            Remarks = remarks.ToArray(),
            LineNumber = (file as PublicKeyFile)?.LineNumber,
        };
        if (publicKey is not null)
        {
            DescribePublicHalf(key, publicKey, comment);
        }

        if (KeyNotes.OfFile(key.Format, key.KeyType) is string note)
        {
            key.Remarks = [.. key.Remarks, note];
        }

        key.ReadableBy = readers?.ReadersOf(key.Format, key.KeyType, key.IsEncrypted) ?? [];
        return key;
    }

    private static void DescribePublicHalf(SshKey key, PublicKeyBlob publicKey, KeyComment comment)
    {
        KeyTypeName name = KeyTypeNames.Find(publicKey.PlainType)!;
        byte[] plain = CertificateReader.PlainBlob(publicKey);
        key.KeyType = name.Type;
        key.Bits = publicKey.Bits;
        key.Fingerprint = Fingerprint.Sha256(plain);
        key.FingerprintMd5 = Fingerprint.Md5(plain);
        key.RandomArt = RandomArt.Draw(
            Hashes.Compute(HashAlgorithmName.SHA256, plain), name.ShortName + (publicKey.IsCertificate ? CertificateMark : ""), publicKey.Bits, "SHA256");
        key.PublicKey = PublicLine.Format(publicKey, comment);
        key.Certificate = publicKey.IsCertificate ? CertificateReader.Read(publicKey) : null;
        (SshAlgorithmRating rating, string reason) = KeyRating.Of(publicKey.PlainType, publicKey.Bits);
        key.Rating = rating;
        key.Reason = string.Join(" ", new[] { reason, KeyNotes.Of(name.Type, publicKey.Bits) }.Where(part => part.Length > 0));
    }
}
