using System;
using System.Text;
using SshAdmin.Core.Sessions.Channels;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>The line of output that a script of ours wrote, whatever the login printed before.</summary>
/// <param name="Text">What follows the mark.</param>
/// <param name="Rest">The output after that line.</param>
internal sealed record MarkedLine(string Text, byte[] Rest)
{
    private const int ShownLength = 300;

    public static MarkedLine? Find(byte[] output, string mark)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(mark + " ");
        for (int start = 0; start + wanted.Length <= output.Length; start++)
        {
            int i = 0;
            while (i < wanted.Length && output[start + i] == wanted[i])
            {
                i++;
            }

            if (i < wanted.Length)
            {
                continue;
            }

            int text = start + wanted.Length;
            int end = Array.IndexOf(output, (byte)'\n', text);
            if (end < 0)
            {
                return null;
            }

            byte[] rest = new byte[output.Length - end - 1];
            Buffer.BlockCopy(output, end + 1, rest, 0, rest.Length);
            return new MarkedLine(Encoding.UTF8.GetString(output, text, end - text).TrimEnd('\r'), rest);
        }

        return null;
    }

    /// <summary>A line of the server, fit to be shown.</summary>
    public static string Shown(string text) => DisplayText.Escape(DisplayText.Shorten(text, ShownLength));

    /// <summary>What the server printed in place of an answer, to show.</summary>
    public static string Excerpt(RemoteCommand result)
    {
        string printed = Encoding.UTF8.GetString(result.Output, 0, Math.Min(result.Output.Length, ShownLength)).Trim();
        string all = (printed + " " + result.ErrorText).Trim();
        return all.Length == 0 ? "It printed nothing." : $"It says: {DisplayText.Escape(all.Replace("\r", "").Replace("\n", "; "))}";
    }
}
