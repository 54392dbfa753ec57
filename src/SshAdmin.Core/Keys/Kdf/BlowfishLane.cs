using System;

namespace SshAdmin.Core.Keys.Kdf;

/// <summary>The key schedule of one Blowfish instance: 18 subkeys and four S-boxes.</summary>
internal sealed class BlowfishLane
{
    private const int BoxSize = 256;

    private readonly uint[] _freshSubkeys = BlowfishTables.CopySubkeys();
    private readonly uint[] _freshBoxes = BlowfishTables.CopySubstitutions();

    public uint[] P { get; } = new uint[BlowfishTables.SubkeyCount];

    public uint[][] S { get; } = [new uint[BoxSize], new uint[BoxSize], new uint[BoxSize], new uint[BoxSize]];

    public void Reset()
    {
        Array.Copy(_freshSubkeys, P, P.Length);
        for (int box = 0; box < S.Length; box++)
        {
            Array.Copy(_freshBoxes, box * BoxSize, S[box], 0, BoxSize);
        }
    }

    public void MixKey(uint[] key)
    {
        for (int i = 0; i < P.Length; i++)
        {
            P[i] ^= key[i & 15];
        }
    }

    public void Clear()
    {
        Array.Clear(P, 0, P.Length);
        foreach (uint[] box in S)
        {
            Array.Clear(box, 0, box.Length);
        }
    }
}
