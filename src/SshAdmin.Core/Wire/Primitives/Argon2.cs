using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Org.BouncyCastle.Crypto.Digests;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>Argon2 version 1.3 (RFC 9106); written out here because the library at hand has BLAKE2b but not Argon2.</summary>
internal sealed class Argon2
{
    // One GiB: twice what RFC 9106 section 4 recommends at most for a server, and still one array.
    public const int MaximumMemoryKiB = 1024 * 1024;

    private const int WordsPerBlock = 128;
    private const int BlockSize = 1024;
    private const int BlocksPerLook = 1024;
    private const int Slices = 4;
    private const uint Version = 0x13;

    private readonly Argon2Variant _variant;
    private readonly int _passes;
    private readonly int _lanes;
    private readonly int _laneLength;
    private readonly int _segmentLength;
    private readonly ulong[] _memory;
    private readonly ulong[] _mixed = new ulong[WordsPerBlock];

    private Argon2(Argon2Variant variant, int memoryKiB, int passes, int parallelism)
    {
        _variant = variant;
        _passes = passes;
        _lanes = parallelism;
        _segmentLength = memoryKiB / (Slices * parallelism);
        _laneLength = _segmentLength * Slices;
        _memory = new ulong[_laneLength * parallelism * WordsPerBlock];
    }

    /// <param name="variant">Which of the three.</param>
    /// <param name="password">P.</param>
    /// <param name="salt">S.</param>
    /// <param name="memoryKiB">m, from 8 times the parallelism to <see cref="MaximumMemoryKiB"/>.</param>
    /// <param name="passes">t.</param>
    /// <param name="parallelism">p; the lanes are computed one after the other.</param>
    /// <param name="length">T, bytes of output.</param>
    /// <param name="secret">K.</param>
    /// <param name="associatedData">X.</param>
    /// <param name="stop">Looked at once per megabyte that is filled.</param>
    public static byte[] Derive(Argon2Variant variant, byte[] password, byte[] salt, int memoryKiB, int passes, int parallelism, int length, byte[]? secret = null, byte[]? associatedData = null, CancellationToken stop = default)
    {
        if (parallelism is < 1 or > 0xffffff || passes < 1 || length < 4 || memoryKiB > MaximumMemoryKiB || memoryKiB < 8L * parallelism)
        {
            throw new ArgumentOutOfRangeException(nameof(memoryKiB), $"Argon2 cannot run with {memoryKiB} KiB, {passes} passes, {parallelism} lanes and {length} bytes of output.");
        }

        using SshWriter input = new(256);
        LittleEndian(input, (uint)parallelism);
        LittleEndian(input, (uint)length);
        LittleEndian(input, (uint)memoryKiB);
        LittleEndian(input, (uint)passes);
        LittleEndian(input, Version);
        LittleEndian(input, (uint)variant);
        foreach (byte[] field in new[] { password, salt, secret ?? Array.Empty<byte>(), associatedData ?? Array.Empty<byte>() })
        {
            LittleEndian(input, (uint)field.Length);
            input.WriteRaw(field);
        }

        byte[] whole = input.ToArray();
        byte[] seed = Blake2b(whole, 64);
        Secrets.Clear(whole);

        Argon2 state = new(variant, memoryKiB, passes, parallelism);
        try
        {
            state.Start(seed);
            state.Fill(stop);
            return state.Finish(length);
        }
        finally
        {
            Array.Clear(state._memory, 0, state._memory.Length);
            Secrets.Clear(seed);
        }
    }

    // RFC 9106 section 3.2, steps 3 and 4: the first two blocks of each lane.
    private void Start(byte[] seed)
    {
        for (int lane = 0; lane < _lanes; lane++)
        {
            for (int column = 0; column < 2; column++)
            {
                using SshWriter input = new(72);
                input.WriteRaw(seed);
                LittleEndian(input, (uint)column);
                LittleEndian(input, (uint)lane);
                byte[] block = LongHash(input.ToArray(), BlockSize);
                Buffer.BlockCopy(block, 0, _memory, ((lane * _laneLength) + column) * BlockSize, BlockSize);
                Secrets.Clear(block);
            }
        }
    }

    private void Fill(CancellationToken stop)
    {
        for (int pass = 0; pass < _passes; pass++)
        {
            for (int slice = 0; slice < Slices; slice++)
            {
                for (int lane = 0; lane < _lanes; lane++)
                {
                    FillSegment(pass, slice, lane, stop);
                }
            }
        }
    }

    private void FillSegment(int pass, int slice, int lane, CancellationToken stop)
    {
        // RFC 9106 section 3.4.1.3: Argon2id looks up independently of the password in the first half of the first pass.
        bool independent = _variant == Argon2Variant.I || (_variant == Argon2Variant.Id && pass == 0 && slice < Slices / 2);
        ulong[] addresses = new ulong[WordsPerBlock];
        ulong counter = 0;
        int first = pass == 0 && slice == 0 ? 2 : 0;
        for (int index = first; index < _segmentLength; index++)
        {
            if (index % BlocksPerLook == 0)
            {
                stop.ThrowIfCancellationRequested();
            }

            int column = (slice * _segmentLength) + index;
            int current = (lane * _laneLength) + column;
            int previous = column == 0 ? current + _laneLength - 1 : current - 1;
            if (independent && (index == first || index % WordsPerBlock == 0))
            {
                NextAddresses(addresses, pass, slice, lane, ++counter);
            }

            ulong random = independent ? addresses[index % WordsPerBlock] : _memory[previous * WordsPerBlock];
            int reference = ReferenceBlock(pass, slice, lane, index, random);
            Compress(_memory, previous * WordsPerBlock, _memory, reference * WordsPerBlock, _memory, current * WordsPerBlock, pass > 0);
        }
    }

    // RFC 9106 section 3.4.1.2: Z = LE64(r, l, sl, m', t, y, i), hashed twice with the zero block.
    private void NextAddresses(ulong[] addresses, int pass, int slice, int lane, ulong counter)
    {
        ulong[] zero = new ulong[WordsPerBlock];
        ulong[] input = new ulong[WordsPerBlock];
        input[0] = (ulong)pass;
        input[1] = (ulong)lane;
        input[2] = (ulong)slice;
        input[3] = (ulong)(_laneLength * _lanes);
        input[4] = (ulong)_passes;
        input[5] = (ulong)_variant;
        input[6] = counter;
        Compress(zero, 0, input, 0, addresses, 0, false);
        Compress(zero, 0, addresses, 0, addresses, 0, false);
    }

    // RFC 9106 section 3.4.2: which earlier block the 64 bits J1 || J2 stand for.
    private int ReferenceBlock(int pass, int slice, int lane, int index, ulong random)
    {
        int referenceLane = pass == 0 && slice == 0 ? lane : (int)((random >> 32) % (ulong)_lanes);
        bool sameLane = referenceLane == lane;
        int finished = pass == 0 ? slice * _segmentLength : _laneLength - _segmentLength;
        int area = sameLane ? finished + index - 1 : finished - (index == 0 ? 1 : 0);
        ulong j1 = (uint)random;
        ulong x = (j1 * j1) >> 32;
        ulong y = ((ulong)area * x) >> 32;
        int start = pass == 0 || slice == Slices - 1 ? 0 : (slice + 1) * _segmentLength;
        int column = (start + area - 1 - (int)y) % _laneLength;
        return (referenceLane * _laneLength) + column;
    }

    private byte[] Finish(int length)
    {
        ulong[] last = new ulong[WordsPerBlock];
        for (int lane = 0; lane < _lanes; lane++)
        {
            int block = ((lane + 1) * _laneLength) - 1;
            for (int word = 0; word < WordsPerBlock; word++)
            {
                last[word] ^= _memory[(block * WordsPerBlock) + word];
            }
        }

        byte[] bytes = new byte[BlockSize];
        Buffer.BlockCopy(last, 0, bytes, 0, BlockSize);
        byte[] tag = LongHash(bytes, length);
        Secrets.Clear(bytes);
        Array.Clear(last, 0, last.Length);
        return tag;
    }

    // RFC 9106 section 3.5: G(X, Y) = P on the rows and columns of X xor Y, xor X xor Y.
    private void Compress(ulong[] x, int xOffset, ulong[] y, int yOffset, ulong[] output, int offset, bool keep)
    {
        ulong[] mixed = _mixed;
        for (int i = 0; i < WordsPerBlock; i++)
        {
            ulong word = x[xOffset + i] ^ y[yOffset + i];
            mixed[i] = word;
            output[offset + i] = keep ? output[offset + i] ^ word : word;
        }

        for (int row = 0; row < WordsPerBlock; row += 16)
        {
            Permute(mixed, row, 2);
        }

        for (int column = 0; column < 16; column += 2)
        {
            Permute(mixed, column, 16);
        }

        for (int i = 0; i < WordsPerBlock; i++)
        {
            output[offset + i] ^= mixed[i];
        }
    }

    // RFC 9106 section 3.6: the BLAKE2b round on eight pairs of words, the pairs "step" apart.
    private static void Permute(ulong[] v, int at, int step)
    {
        int p1 = at + step, p2 = p1 + step, p3 = p2 + step, p4 = p3 + step, p5 = p4 + step, p6 = p5 + step, p7 = p6 + step;
        ulong v0 = v[at], v1 = v[at + 1], v2 = v[p1], v3 = v[p1 + 1], v4 = v[p2], v5 = v[p2 + 1], v6 = v[p3], v7 = v[p3 + 1];
        ulong v8 = v[p4], v9 = v[p4 + 1], v10 = v[p5], v11 = v[p5 + 1], v12 = v[p6], v13 = v[p6 + 1], v14 = v[p7], v15 = v[p7 + 1];
        Mix(ref v0, ref v4, ref v8, ref v12);
        Mix(ref v1, ref v5, ref v9, ref v13);
        Mix(ref v2, ref v6, ref v10, ref v14);
        Mix(ref v3, ref v7, ref v11, ref v15);
        Mix(ref v0, ref v5, ref v10, ref v15);
        Mix(ref v1, ref v6, ref v11, ref v12);
        Mix(ref v2, ref v7, ref v8, ref v13);
        Mix(ref v3, ref v4, ref v9, ref v14);
        v[at] = v0;
        v[at + 1] = v1;
        v[p1] = v2;
        v[p1 + 1] = v3;
        v[p2] = v4;
        v[p2 + 1] = v5;
        v[p3] = v6;
        v[p3 + 1] = v7;
        v[p4] = v8;
        v[p4 + 1] = v9;
        v[p5] = v10;
        v[p5 + 1] = v11;
        v[p6] = v12;
        v[p6 + 1] = v13;
        v[p7] = v14;
        v[p7 + 1] = v15;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        a += b + (2UL * (uint)a * (uint)b);
        d ^= a;
        d = (d >> 32) | (d << 32);
        c += d + (2UL * (uint)c * (uint)d);
        b ^= c;
        b = (b >> 24) | (b << 40);
        a += b + (2UL * (uint)a * (uint)b);
        d ^= a;
        d = (d >> 16) | (d << 48);
        c += d + (2UL * (uint)c * (uint)d);
        b ^= c;
        b = (b >> 63) | (b << 1);
    }

    // RFC 9106 section 3.3, H'.
    private static byte[] LongHash(byte[] data, int length)
    {
        byte[] input = new byte[data.Length + 4];
        for (int i = 0; i < 4; i++)
        {
            input[i] = (byte)(length >> (8 * i));
        }

        Buffer.BlockCopy(data, 0, input, 4, data.Length);
        if (length <= 64)
        {
            return Blake2b(input, length);
        }

        byte[] output = new byte[length];
        byte[] block = Blake2b(input, 64);
        int filled = 0;
        while (length - filled > 64)
        {
            Buffer.BlockCopy(block, 0, output, filled, 32);
            filled += 32;
            block = Blake2b(block, Math.Min(64, length - filled));
        }

        Buffer.BlockCopy(block, 0, output, filled, length - filled);
        return output;
    }

    private static byte[] Blake2b(byte[] data, int size)
    {
        Blake2bDigest digest = new(size * 8);
        digest.BlockUpdate(data, 0, data.Length);
        byte[] hash = new byte[size];
        digest.DoFinal(hash, 0);
        return hash;
    }

    private static void LittleEndian(SshWriter output, uint value)
        => output.WriteByte((byte)value).WriteByte((byte)(value >> 8)).WriteByte((byte)(value >> 16)).WriteByte((byte)(value >> 24));
}
