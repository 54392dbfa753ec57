using SshAdmin.Core.Keys.Formats.Ppk;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Keys;

/// <summary>PPK 3 files that cost next to nothing to open.</summary>
internal static class SmallArgon2
{
    public static byte[] Write(KeyPair pair, byte[] passphrase) =>
        PpkWriter.Write(pair, passphrase, new PpkProtection(3, true, new PpkArgon2(Argon2Variant.Id, 8, 1, 1, new byte[16])));
}
