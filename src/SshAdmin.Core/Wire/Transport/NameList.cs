using System.Collections.Generic;
using System.Text;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>The name-list of RFC 4251 section 5: comma-separated names of printable US-ASCII.</summary>
/// <remarks>An empty name is forbidden there; servers with libssh 0.10 end their list of ciphers with a comma, and OpenSSH passes over it (match.c, match_list).</remarks>
internal static class NameList
{
    // RFC 4251 section 6 allows 64 characters; names with a domain have been seen beyond it.
    public const int MaximumNameLength = 256;

    // The longest list of a real server (AsyncSSH with everything on) has fewer than 100 names.
    public const int MaximumNames = 1024;

    public static IReadOnlyList<string> Read(SshReader reader, string field) => Parse(reader.ReadString(field), field);

    /// <summary>Takes a list apart whose length was already read, such as the value of server-sig-algs.</summary>
    public static IReadOnlyList<string> Parse(byte[] list, string field)
    {
        List<string> names = [];
        int start = 0;
        for (int i = 0; i <= list.Length && list.Length > 0; i++)
        {
            if (i < list.Length && list[i] != (byte)',')
            {
                // Whitespace counts as forbidden here too (RFC 4251 section 6).
                if (list[i] is <= 0x20 or > 0x7e)
                {
                    throw Malformed($"{field} holds the byte 0x{list[i]:x2}, which cannot stand in an algorithm name");
                }

                continue;
            }

            if (i == start)
            {
                start = i + 1;
                continue;
            }

            if (i - start > MaximumNameLength)
            {
                throw Malformed($"{field} holds a name of {i - start} characters; the longest allowed is {MaximumNameLength}");
            }

            if (names.Count == MaximumNames)
            {
                throw Malformed($"{field} holds more than {MaximumNames} names");
            }

            names.Add(Encoding.ASCII.GetString(list, start, i - start));
            start = i + 1;
        }

        return names;
    }

    private static SshConnectionException Malformed(string what) => new(ErrorReason.ProtocolViolation, $"The server broke the protocol: {what}.");
}
