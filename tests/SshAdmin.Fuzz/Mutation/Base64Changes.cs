using System;
using System.Collections.Generic;
using System.Text;

namespace SshAdmin.Fuzz.Mutation;

/// <summary>Takes base64 text out of its lines, changes what it stands for, and puts it back encoded and in lines of the same length.</summary>
internal sealed class Base64Changes(Random random, Func<byte[], byte[]> change)
{
    private const int ShortestRun = 24;

    public byte[] Change(byte[] input)
    {
        List<(int Start, int End)> runs = Find(input);
        if (runs.Count == 0)
        {
            return input;
        }

        (int start, int end) = runs[random.Next(runs.Count)];
        string text = Encoding.ASCII.GetString(input, start, end - start);
        int line = text.IndexOf('\n');
        try
        {
            string changed = Convert.ToBase64String(change(Convert.FromBase64String(text.Replace("\n", "").Replace("\r", ""))));
            return [.. input.AsSpan(0, start), .. Encoding.ASCII.GetBytes(line > 0 ? Fold(changed, line) : changed), .. input.AsSpan(end)];
        }
        catch (FormatException)
        {
            return input;
        }
    }

    private static List<(int Start, int End)> Find(byte[] input)
    {
        List<(int Start, int End)> runs = [];
        int start = 0;
        for (int i = 0; i <= input.Length; i++)
        {
            bool fits = i < input.Length && (char.IsAsciiLetterOrDigit((char)input[i]) || input[i] is (byte)'+' or (byte)'/' or (byte)'=');
            bool lineEnd = i < input.Length && input[i] is (byte)'\n' or (byte)'\r' && i > start;
            if (fits || (lineEnd && i + 1 < input.Length && input[i + 1] != '-'))
            {
                continue;
            }

            if (i - start >= ShortestRun)
            {
                runs.Add((start, i));
            }

            start = i + 1;
        }

        return runs;
    }

    private static string Fold(string text, int width)
    {
        StringBuilder folded = new();
        for (int i = 0; i < text.Length; i += width)
        {
            folded.Append(i == 0 ? "" : "\n").Append(text, i, Math.Min(width, text.Length - i));
        }

        return folded.ToString();
    }
}
