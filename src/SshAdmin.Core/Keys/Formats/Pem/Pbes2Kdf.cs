using System.Security.Cryptography;
using System.Threading;
using SshAdmin.Core.Keys.Formats.Der;
using SshAdmin.Core.Keys.Kdf;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>A key derivation of PBES2. Reading it costs nothing; its limits are checked before it runs.</summary>
internal abstract class Pbes2Kdf
{
    private long? _length;

    public abstract string Name { get; }

    /// <summary>Iterations, or scrypt's cost N.</summary>
    public abstract long Rounds { get; }

    public virtual int? MemoryKiB => null;

    public static Pbes2Kdf Read(DerReader reader)
    {
        string oid = reader.ReadOid("key derivation");
        DerReader parameters = reader.ReadSequence("key derivation parameters");
        reader.ExpectEnd("the key derivation parameters");
        return oid switch
        {
            Oids.Pbkdf2 => ReadPbkdf2(parameters),
            Oids.Scrypt => ReadScrypt(parameters),
            _ => throw KeyFileErrors.Unsupported($"The private key uses the key derivation {oid}, which SshAdmin does not know. Rewrite it with: openssl pkcs8 -topk8 -v2 aes-256-cbc."),
        };
    }

    /// <summary>The optional key length in the file must be that of the cipher.</summary>
    public void RequireLength(int keySize)
    {
        if (_length is not null && _length != keySize)
        {
            throw KeyFileErrors.Damaged($"its key derivation makes {_length} bytes where the cipher takes {keySize}");
        }
    }

    public abstract byte[] Derive(byte[] passphrase, int length, CancellationToken stop);

    // RFC 8018 appendix A.2: SEQUENCE { salt, iterations, key length OPTIONAL, prf DEFAULT HMAC-SHA-1 }
    private static Pbkdf2Derivation ReadPbkdf2(DerReader reader)
    {
        byte[] salt = reader.ReadOctetString("PBKDF2 salt");
        long iterations = reader.ReadNumber("PBKDF2 iterations");
        long? length = reader.NextIs(DerTag.Integer) ? reader.ReadNumber("key length") : null;
        HashAlgorithmName hash = HashAlgorithmName.SHA1;
        if (!reader.AtEnd)
        {
            DerReader prf = reader.ReadSequence("PBKDF2 hash");
            hash = Hash(prf.ReadOid("PBKDF2 hash"));
            if (!prf.AtEnd)
            {
                prf.ReadNull("PBKDF2 hash parameters");
                prf.ExpectEnd("the PBKDF2 hash");
            }
        }

        reader.ExpectEnd("the key derivation parameters");
        return iterations > 0
            ? new Pbkdf2Derivation(hash, salt, iterations) { _length = length }
            : throw KeyFileErrors.Damaged("it asks for 0 iterations of PBKDF2");
    }

    // RFC 7914 section 7.1: SEQUENCE { salt, N, r, p, key length OPTIONAL }
    private static ScryptDerivation ReadScrypt(DerReader reader)
    {
        byte[] salt = reader.ReadOctetString("scrypt salt");
        long cost = reader.ReadNumber("scrypt cost N");
        long blockSize = reader.ReadNumber("scrypt block size r");
        long parallelism = reader.ReadNumber("scrypt parallelism p");
        long? length = reader.NextIs(DerTag.Integer) ? reader.ReadNumber("key length") : null;
        reader.ExpectEnd("the key derivation parameters");
        return cost > 1 && (cost & (cost - 1)) == 0 && blockSize > 0 && parallelism > 0
            ? new ScryptDerivation(salt, cost, blockSize, parallelism) { _length = length }
            : throw KeyFileErrors.Damaged($"scrypt cannot run with N = {cost}, r = {blockSize} and p = {parallelism}");
    }

    private static HashAlgorithmName Hash(string oid) => oid switch
    {
        Oids.HmacSha1 => HashAlgorithmName.SHA1,
        Oids.HmacSha256 => HashAlgorithmName.SHA256,
        Oids.HmacSha384 => HashAlgorithmName.SHA384,
        Oids.HmacSha512 => HashAlgorithmName.SHA512,
        _ => throw KeyFileErrors.Unsupported($"The private key uses PBKDF2 with the hash {oid}, which SshAdmin does not know. Rewrite it with: openssl pkcs8 -topk8 -v2 aes-256-cbc."),
    };

    private sealed class Pbkdf2Derivation(HashAlgorithmName hash, byte[] salt, long iterations) : Pbes2Kdf
    {
        public override string Name => "PBKDF2-" + hash.Name;

        public override long Rounds => iterations;

        public override byte[] Derive(byte[] passphrase, int length, CancellationToken stop)
        {
            KdfLimits.CheckPbkdf2(iterations);
            return Pbkdf2.Derive(hash, passphrase, salt, (int)iterations, length, stop);
        }
    }

    private sealed class ScryptDerivation(byte[] salt, long cost, long blockSize, long parallelism) : Pbes2Kdf
    {
        public override string Name => "scrypt";

        public override long Rounds => cost;

        // 128 * N * r bytes; a figure beyond int is refused before it runs.
        public override int? MemoryKiB => cost <= int.MaxValue && blockSize <= 1024 && cost * blockSize / 8 <= int.MaxValue ? (int)(cost * blockSize / 8) : null;

        public override byte[] Derive(byte[] passphrase, int length, CancellationToken stop)
        {
            KdfLimits.CheckScrypt(cost, blockSize, parallelism);
            return LongCall.Run(() => Scrypt.Derive(passphrase, salt, (int)cost, (int)blockSize, (int)parallelism, length), Secrets.Clear, stop);
        }
    }
}
