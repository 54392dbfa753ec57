using System;
using System.Runtime.CompilerServices;

namespace SshAdmin.Core.Text;

/// <summary>Clearing and comparing of secret bytes.</summary>
internal static class Secrets
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static void Clear(byte[]? secret)
    {
        if (secret is not null)
        {
            Array.Clear(secret, 0, secret.Length);
        }
    }

    /// <summary>Compares in time that depends on the length only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    public static bool FixedTimeEquals(byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        int difference = 0;
        for (int i = 0; i < left.Length; i++)
        {
            difference |= left[i] ^ right[i];
        }

        return difference == 0;
    }
}
