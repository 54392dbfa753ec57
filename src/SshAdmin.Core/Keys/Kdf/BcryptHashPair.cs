using System;

namespace SshAdmin.Core.Keys.Kdf;

/// <summary>Two bcrypt hashes of one password at a time, as bcrypt_pbkdf needs them (OpenBSD lib/libutil/bcrypt_pbkdf.c, bcrypt_hash).</summary>
/// <remarks>
/// Blowfish waits for its own table look-ups most of the time. Running two independent instances step by step side by side
/// fills that time: a pair costs about 1.3 times a single hash. Nothing is allocated after construction.
/// </remarks>
internal sealed class BcryptHashPair
{
    public const int InputWords = 16;
    public const int OutputWords = 8;

    private const int KeyPasses = 64;
    private const int TextPasses = 64;

    // "OxychromaticBlowfishSwatDynamite" in big-endian words.
    private static readonly uint[] Text =
    [
        0x4f787963, 0x68726f6d, 0x61746963, 0x426c6f77, 0x66697368, 0x53776174, 0x44796e61, 0x6d697465,
    ];

    private readonly BlowfishLane _left = new();
    private readonly BlowfishLane _right = new();

    // The blocks that both lanes work on: left and right half of each.
    private uint _a;
    private uint _b;
    private uint _c;
    private uint _d;

    /// <param name="password">SHA-512 of the password in 16 big-endian words.</param>
    /// <param name="leftSalt">SHA-512 of the salt of the left lane.</param>
    /// <param name="rightSalt">The same for the right lane.</param>
    /// <param name="leftOutput">Receives 8 words.</param>
    /// <param name="rightOutput">Receives 8 words.</param>
    public void Compute(uint[] password, uint[] leftSalt, uint[] rightSalt, uint[] leftOutput, uint[] rightOutput)
    {
        _left.Reset();
        _right.Reset();
        ExpandWithSalt(password, leftSalt, rightSalt);
        for (int pass = 0; pass < KeyPasses; pass++)
        {
            Expand(leftSalt, rightSalt);
            Expand(password, password);
        }

        for (int i = 0; i < OutputWords; i += 2)
        {
            _a = _c = Text[i];
            _b = _d = Text[i + 1];
            for (int pass = 0; pass < TextPasses; pass++)
            {
                Encrypt();
            }

            leftOutput[i] = _a;
            leftOutput[i + 1] = _b;
            rightOutput[i] = _c;
            rightOutput[i + 1] = _d;
        }
    }

    public void Clear()
    {
        _left.Clear();
        _right.Clear();
        _a = _b = _c = _d = 0;
    }

    private void ExpandWithSalt(uint[] password, uint[] leftSalt, uint[] rightSalt)
    {
        _left.MixKey(password);
        _right.MixKey(password);
        _a = _b = _c = _d = 0;
        int salt = ReplaceAll(_left.P, _right.P, leftSalt, rightSalt, 0);
        for (int box = 0; box < 4; box++)
        {
            salt = ReplaceAll(_left.S[box], _right.S[box], leftSalt, rightSalt, salt);
        }
    }

    private void Expand(uint[] leftKey, uint[] rightKey)
    {
        _left.MixKey(leftKey);
        _right.MixKey(rightKey);
        _a = _b = _c = _d = 0;
        ReplaceAll(_left.P, _right.P);
        for (int box = 0; box < 4; box++)
        {
            ReplaceAll(_left.S[box], _right.S[box]);
        }
    }

    private int ReplaceAll(uint[] left, uint[] right, uint[] leftSalt, uint[] rightSalt, int salt)
    {
        for (int i = 0; i < left.Length; i += 2)
        {
            _a ^= leftSalt[salt & 15];
            _b ^= leftSalt[(salt + 1) & 15];
            _c ^= rightSalt[salt & 15];
            _d ^= rightSalt[(salt + 1) & 15];
            salt += 2;
            Encrypt();
            left[i] = _a;
            left[i + 1] = _b;
            right[i] = _c;
            right[i + 1] = _d;
        }

        return salt;
    }

    private void ReplaceAll(uint[] left, uint[] right)
    {
        for (int i = 0; i < left.Length; i += 2)
        {
            Encrypt();
            left[i] = _a;
            left[i + 1] = _b;
            right[i] = _c;
            right[i + 1] = _d;
        }
    }

    // One block of each lane through 16 rounds. Locals keep the loop free of field reads.
    private void Encrypt()
    {
        uint[] p = _left.P, p0 = _left.S[0], p1 = _left.S[1], p2 = _left.S[2], p3 = _left.S[3];
        uint[] q = _right.P, q0 = _right.S[0], q1 = _right.S[1], q2 = _right.S[2], q3 = _right.S[3];
        uint a = _a ^ p[0];
        uint b = _b;
        uint c = _c ^ q[0];
        uint d = _d;
        for (int i = 1; i < 17; i += 2)
        {
            b ^= (((p0[a >> 24] + p1[(byte)(a >> 16)]) ^ p2[(byte)(a >> 8)]) + p3[(byte)a]) ^ p[i];
            d ^= (((q0[c >> 24] + q1[(byte)(c >> 16)]) ^ q2[(byte)(c >> 8)]) + q3[(byte)c]) ^ q[i];
            a ^= (((p0[b >> 24] + p1[(byte)(b >> 16)]) ^ p2[(byte)(b >> 8)]) + p3[(byte)b]) ^ p[i + 1];
            c ^= (((q0[d >> 24] + q1[(byte)(d >> 16)]) ^ q2[(byte)(d >> 8)]) + q3[(byte)d]) ^ q[i + 1];
        }

        _a = b ^ p[17];
        _b = a;
        _c = d ^ q[17];
        _d = c;
    }
}
