using System.Collections.Generic;
using static SshAdmin.Core.Algorithms.SshAlgorithmRating;

namespace SshAdmin.Core.Algorithms;

/// <summary>The shared list of reasons that ratings rest on.</summary>
internal static class AlgorithmReasons
{
    public static readonly AlgorithmReason Arcfour = new(nameof(Arcfour), Broken, "RC4 leaks plaintext through its biased keystream.", "RFC 8758");
    public static readonly AlgorithmReason AuthenticatedEncryption = new(nameof(AuthenticatedEncryption), Strong, "Not a MAC of its own: the cipher authenticates.", "RFC 5647");
    public static readonly AlgorithmReason Block64 = new(nameof(Block64), Weak, "64-bit blocks repeat after some gigabytes and then leak plaintext.", "CVE-2016-2183 (Sweet32)");
    public static readonly AlgorithmReason CbcMode = new(nameof(CbcMode), Weak, "CBC in SSH has leaked plaintext through error handling; counter or AEAD modes do not.", "CVE-2008-5161");
    public static readonly AlgorithmReason Compression = new(nameof(Compression), Acceptable, "Compressed length can hint at what was typed.", "RFC 4251 section 9.3.8; CVE-2012-4929");
    public static readonly AlgorithmReason CompressionBeforeSignIn = new(nameof(CompressionBeforeSignIn), Weak, "Compression starts before sign-in and opens the decompressor to strangers.", "OpenSSH 7.4 release notes");
    public static readonly AlgorithmReason Des56 = new(nameof(Des56), Broken, "A 56-bit key falls to brute force within days.", "FIPS 46-3 withdrawal, 2005");
    public static readonly AlgorithmReason DraftSignature = new(nameof(DraftSignature), Acceptable, "A post-quantum signature whose use in SSH is still a draft and may change.", "FIPS 204; OpenSSH ssh-mldsa-eddsa.c");
    public static readonly AlgorithmReason Dsa1024 = new(nameof(Dsa1024), Broken, "DSA in SSH is fixed to 1024 bits and SHA-1; OpenSSH 10.0 removed it.", "OpenSSH 10.0 release notes");
    public static readonly AlgorithmReason DsaRetired = new(nameof(DsaRetired), Weak, "DSA reveals the key when its random number is weak, and NIST no longer lets it sign.", "FIPS 186-5");
    public static readonly AlgorithmReason EcbMode = new(nameof(EcbMode), Broken, "In ECB mode equal blocks of text give equal blocks on the wire.", "NIST SP 800-38A");
    public static readonly AlgorithmReason EcdsaNonce = new(nameof(EcdsaNonce), Acceptable, "One weak random number per signature reveals the key; Ed25519 has no such trap.", "CVE-2024-31497");
    public static readonly AlgorithmReason EncryptAndMac = new(nameof(EncryptAndMac), Acceptable, "Authenticates the plaintext instead of the ciphertext; the -etm form is the safer order.", "Bellare, Kohno, Namprempre 2004");
    public static readonly AlgorithmReason ForwardSecrecyByServerKey = new(nameof(ForwardSecrecyByServerKey), Acceptable, "Secrecy rests on a server RSA key that should be transient and may be reused.", "RFC 4432 section 8");
    public static readonly AlgorithmReason GovernmentStandard = new(nameof(GovernmentStandard), Acceptable, "A national standard with little public analysis in SSH.", "RFC 7091; GM/T 0003");
    public static readonly AlgorithmReason GroupChosenByServer = new(nameof(GroupChosenByServer), Acceptable, "Only as strong as the group that the server picks.", "RFC 4419; RFC 8270");
    public static readonly AlgorithmReason HybridExperimental = new(nameof(HybridExperimental), Acceptable, "An experimental post-quantum name that was never standardised; use its successor.", "draft-kampanakis-curdle-ssh-pq-ke");
    public static readonly AlgorithmReason LegacyCipher = new(nameof(LegacyCipher), Weak, "An abandoned cipher with few eyes on its implementations.", "RFC 4253 section 6.3");
    public static readonly AlgorithmReason MarksExtensions = new(nameof(MarksExtensions), Strong, "Not an algorithm: says that this side reads extensions, such as server-sig-algs.", "RFC 8308 section 2.1");
    public static readonly AlgorithmReason MarksGuess = new(nameof(MarksGuess), Strong, "Not an algorithm: says how a guessed first packet of the key exchange is judged.", "Dropbear, kex.h");
    public static readonly AlgorithmReason MarksStrictExchange = new(nameof(MarksStrictExchange), Strong, "Not an algorithm: offers strict key exchange, the answer to the Terrapin attack.", "OpenSSH PROTOCOL section 1.10; CVE-2023-48795");
    public static readonly AlgorithmReason Md5Mac = new(nameof(Md5Mac), Weak, "MD5 is broken as a hash; as HMAC it has lost its margin.", "RFC 6151");
    public static readonly AlgorithmReason Modulus1024 = new(nameof(Modulus1024), Broken, "A 1024-bit group is within reach of large organisations.", "CVE-2015-4000 (Logjam); RFC 9142");
    public static readonly AlgorithmReason Modulus2048 = new(nameof(Modulus2048), Acceptable, "2048 bits give about 112 bits of security, enough until about 2030.", "NIST SP 800-57 part 1");
    public static readonly AlgorithmReason NistCurve = new(nameof(NistCurve), Acceptable, "No weakness is known; that the curve's seed is unexplained is disputed, not a break.", "FIPS 186-5; SafeCurves");
    public static readonly AlgorithmReason NoClassicalHalf = new(nameof(NoClassicalHalf), Acceptable, "Post-quantum alone: if the young scheme falls, no classical exchange stands behind it.", "draft-harrison-sshm-mlkem");
    public static readonly AlgorithmReason NoEncryption = new(nameof(NoEncryption), Broken, "Nothing is encrypted.", "RFC 4253 section 6.3");
    public static readonly AlgorithmReason NoIntegrity = new(nameof(NoIntegrity), Broken, "Nothing is authenticated.", "RFC 4253 section 6.4");
    public static readonly AlgorithmReason NoServerProof = new(nameof(NoServerProof), Acceptable, "No host key: the key exchange itself must authenticate the server.", "RFC 4462 section 5");
    public static readonly AlgorithmReason NotPostQuantum = new(nameof(NotPostQuantum), Acceptable, "Traffic recorded today could be read once large quantum computers exist.", "OpenSSH 10.1 release notes; NIST IR 8547");
    public static readonly AlgorithmReason OtherCurve = new(nameof(OtherCurve), Acceptable, "A curve that hardly any SSH implementation exercises.", "RFC 5656 section 10.1");
    public static readonly AlgorithmReason OwnDesign = new(nameof(OwnDesign), Acceptable, "A vendor's own name with few implementations.", "RFC 4250 section 4.6.1");
    public static readonly AlgorithmReason RareCipher = new(nameof(RareCipher), Acceptable, "No weakness is known, but hardly any SSH implementation has this cipher.", "RFC 4344 section 4");
    public static readonly AlgorithmReason Ripemd = new(nameof(Ripemd), Weak, "RIPEMD-160 is outdated and was removed from OpenSSH 7.6.", "OpenSSH 7.6 release notes");
    public static readonly AlgorithmReason RsaExchange1024 = new(nameof(RsaExchange1024), Broken, "Rests on a 1024-bit RSA key.", "RFC 9142 section 3.3");
    public static readonly AlgorithmReason Sha1Exchange = new(nameof(Sha1Exchange), Weak, "Binds the session with SHA-1, whose collisions are practical.", "RFC 9142 section 1.1; RFC 8270");
    public static readonly AlgorithmReason Sha1Mac = new(nameof(Sha1Mac), Acceptable, "HMAC does not need collision resistance, but SHA-1 is being retired by the end of 2030.", "NIST SHA-1 transition, 2022");
    public static readonly AlgorithmReason Sha1Signature = new(nameof(Sha1Signature), Broken, "Signs with SHA-1, for which chosen-prefix collisions are practical; OpenSSH 8.8 switched it off.", "Leurent, Peyrin 2020; OpenSSH 8.8 release notes");
    public static readonly AlgorithmReason SmallCurve = new(nameof(SmallCurve), Weak, "The curve gives less than 112 bits of security.", "NIST SP 800-131A");
    public static readonly AlgorithmReason StatefulSignature = new(nameof(StatefulSignature), Weak, "A key restored from a copy signs twice from one state, which breaks it; OpenSSH 10.1 removed it.", "RFC 8391 section 1; OpenSSH 10.1 release notes");
    public static readonly AlgorithmReason Tag32 = new(nameof(Tag32), Weak, "With a 32-bit tag one forged packet in four billion passes.", "RFC 4418");
    public static readonly AlgorithmReason Tag64 = new(nameof(Tag64), Acceptable, "A 64-bit tag is short; a 128-bit one costs nothing.", "draft-miller-secsh-umac");
    public static readonly AlgorithmReason TagCut = new(nameof(TagCut), Acceptable, "The tag is cut to 96 bits without need.", "RFC 4253 section 6.4");
    public static readonly AlgorithmReason Terrapin = new(nameof(Terrapin), Weak, "Without strict key exchange an attacker in the middle can drop messages unnoticed.", "CVE-2023-48795 (Terrapin)");
    public static readonly AlgorithmReason TripleDes = new(nameof(TripleDes), Weak, "NIST has not allowed triple DES for encryption since 2024.", "NIST SP 800-131A Rev. 2");
    public static readonly AlgorithmReason UnknownCurve = new(nameof(UnknownCurve), Unknown, "An elliptic curve that this version of SshAdmin does not know by this name.", "RFC 5656 section 10.1");
    public static readonly AlgorithmReason UnknownGssMethod = new(nameof(UnknownGssMethod), Unknown, "A GSS-API method that this version of SshAdmin does not know.", "RFC 4462 section 2");

    /// <summary>All of them, in the order of their names.</summary>
    public static readonly IReadOnlyList<AlgorithmReason> All =
    [
        Arcfour, AuthenticatedEncryption, Block64, CbcMode, Compression, CompressionBeforeSignIn, Des56, DraftSignature, Dsa1024,
        DsaRetired, EcbMode, EcdsaNonce, EncryptAndMac, ForwardSecrecyByServerKey, GovernmentStandard, GroupChosenByServer,
        HybridExperimental, LegacyCipher, MarksExtensions, MarksGuess, MarksStrictExchange, Md5Mac, Modulus1024, Modulus2048,
        NistCurve, NoClassicalHalf, NoEncryption, NoIntegrity, NoServerProof, NotPostQuantum, OtherCurve, OwnDesign, RareCipher, Ripemd, RsaExchange1024, Sha1Exchange,
        Sha1Mac, Sha1Signature, SmallCurve, StatefulSignature, Tag32, Tag64, TagCut, Terrapin, TripleDes, UnknownCurve,
        UnknownGssMethod,
    ];
}
