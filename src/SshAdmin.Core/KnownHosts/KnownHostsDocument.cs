using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.KnownHosts;

/// <summary>A known_hosts file as ssh reads it: lines that it cannot use are passed over.</summary>
internal sealed class KnownHostsDocument
{
    // A file of a large fleet has some ten thousand lines of 600 bytes at most.
    public const int MaximumBytes = 64 * 1024 * 1024;
    private const string RevokedMarker = "@revoked";
    private const string AuthorityMarker = "@cert-authority";
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    private KnownHostsDocument(string path, IReadOnlyList<KnownHostsLine> lines)
    {
        Path = path;
        Lines = lines;
    }

    public string Path { get; }

    public IReadOnlyList<KnownHostsLine> Lines { get; }

    /// <summary>Reads the file; one that is not there is empty.</summary>
    /// <exception cref="SshAccessException">It is there and cannot be read: it may hold revoked keys, so that it must not be passed over.</exception>
    public static KnownHostsDocument Load(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Parse(path, Read(stream, path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new KnownHostsDocument(path, []);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"The known hosts file '{path}' cannot be read: {e.Message}", path, e);
        }
    }

    public static KnownHostsDocument Parse(string path, byte[] content)
    {
        List<KnownHostsLine> lines = [];
        string[] texts = Encoding.UTF8.GetString(content).Split('\n');
        for (int i = 0; i < texts.Length; i++)
        {
            KnownHostsLine? line = ParseLine(path, i + 1, texts[i]);
            if (line is not null)
            {
                lines.Add(line);
            }
        }

        return new KnownHostsDocument(path, lines);
    }

    internal static byte[] Read(Stream stream, string path)
    {
        if (stream.Length > MaximumBytes)
        {
            throw new SshInputException(ErrorReason.FileTooLarge, $"'{path}' has {stream.Length} bytes, more than any known hosts file.", path);
        }

        byte[] content = new byte[stream.Length];
        int count = 0;
        int read;
        while (count < content.Length && (read = stream.Read(content, count, content.Length - count)) > 0)
        {
            count += read;
        }

        Array.Resize(ref content, count);
        return content;
    }

    // sshd(8): [marker] hostnames keytype base64-encoded-key [comment]
    private static KnownHostsLine? ParseLine(string path, int number, string text)
    {
        string[] fields = text.Split(Blanks, 5, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 3 || fields[0][0] == '#')
        {
            return null;
        }

        KnownHostsMarker marker = fields[0] switch
        {
            RevokedMarker => KnownHostsMarker.Revoked,
            AuthorityMarker => KnownHostsMarker.CertAuthority,
            _ => KnownHostsMarker.None,
        };
        int first = marker == KnownHostsMarker.None ? 0 : 1;
        if (fields[0][0] == '@' && first == 0)
        {
            return null;
        }

        return fields.Length >= first + 3 && KeyOf(fields[first + 1], fields[first + 2]) is byte[] blob
            ? new KnownHostsLine(path, number, marker, fields[first], KeyTypeNames.OfName(fields[first + 1]), blob)
            : null;
    }

    // The type stands twice, in front of the key and inside of it; a line in which they mean different types, or whose key is cut or has a tail, is no key (sshkey.c, sshkey_read).
    private static byte[]? KeyOf(string type, string base64)
    {
        try
        {
            byte[] blob = Convert.FromBase64String(base64);
            return PublicKeyBlob.Parse(blob, ErrorReason.InvalidArgument).Type == KeyTypeNames.OfName(type) ? blob : null;
        }
        catch (Exception e) when (e is FormatException or SshInputException)
        {
            return null;
        }
    }
}
