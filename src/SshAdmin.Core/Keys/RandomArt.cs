using System;
using System.Text;

namespace SshAdmin.Core.Keys;

/// <summary>The picture of a fingerprint that ssh-keygen -lv draws: a bishop walks over a board (OpenSSH sshkey.c, fingerprint_randomart).</summary>
internal static class RandomArt
{
    private const int Width = 17;
    private const int Height = 9;

    // How often a square was visited; the last two stand for the start and the end of the walk.
    private const string Squares = " .o+=*BOX@%&#/^SE";

    // OpenSSH leaves the size out of a title that does not fit its buffer of Width bytes with a final zero.
    private const int LongestTitle = Width - 1;

    /// <param name="digest">The raw hash of the key blob.</param>
    /// <param name="typeName">Such as <c>ED25519</c> or <c>RSA-CERT</c>.</param>
    /// <param name="bits">The size of the key.</param>
    /// <param name="hashName">Such as <c>SHA256</c>.</param>
    public static string Draw(byte[] digest, string typeName, int bits, string hashName)
    {
        int[,] visits = Walk(digest);
        string title = $"[{typeName} {bits}]";
        StringBuilder art = new((Width + 3) * (Height + 2));
        art.Append(Border(title.Length <= LongestTitle ? title : $"[{typeName}]"));
        for (int y = 0; y < Height; y++)
        {
            art.Append("\n|");
            for (int x = 0; x < Width; x++)
            {
                art.Append(Squares[visits[x, y]]);
            }

            art.Append('|');
        }

        return art.Append('\n').Append(Border($"[{hashName}]")).ToString();
    }

    private static int[,] Walk(byte[] digest)
    {
        const int Start = 15;
        const int End = 16;
        const int MostVisits = Start - 1;
        int[,] visits = new int[Width, Height];
        int x = Width / 2;
        int y = Height / 2;
        foreach (byte step in digest)
        {
            for (int shift = 0; shift < 8; shift += 2)
            {
                x = Clamp(x + (((step >> shift) & 1) != 0 ? 1 : -1), Width);
                y = Clamp(y + (((step >> shift) & 2) != 0 ? 1 : -1), Height);
                visits[x, y] = Math.Min(visits[x, y] + 1, MostVisits);
            }
        }

        visits[Width / 2, Height / 2] = Start;
        visits[x, y] = End;
        return visits;
    }

    private static int Clamp(int value, int size) => Math.Max(0, Math.Min(size - 1, value));

    private static string Border(string label)
    {
        string fitting = label.Length <= Width ? label : label.Substring(0, Width);
        int left = (Width - fitting.Length) / 2;
        return "+" + new string('-', left) + fitting + new string('-', Width - fitting.Length - left) + "+";
    }
}
