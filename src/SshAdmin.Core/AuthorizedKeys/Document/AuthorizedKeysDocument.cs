using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SshAdmin.Core.AuthorizedKeys.Document;

/// <summary>An authorized_keys file (sshd(8), AUTHORIZED_KEYS FILE FORMAT) that is changed line by line and never rewritten.</summary>
/// <remarks>
/// Holds the bytes once; lines are found while they are walked, and an edit is the list of slices to write. So every byte
/// that is not part of an added or removed line stays what it was, and files of many megabytes need no second copy.
/// </remarks>
internal sealed class AuthorizedKeysDocument
{
    private readonly byte[] _content;

    private AuthorizedKeysDocument(byte[] content, TextForm form)
    {
        Form = form;
        _content = TextFormDetector.ToPlain(content, form);
    }

    /// <summary>How the file was written; what is written back is always plain.</summary>
    public TextForm Form { get; }

    /// <summary>Whether sshd reads past some or all of the file because of its encoding.</summary>
    public bool NeedsConversion => Form != TextForm.Plain;

    /// <summary>The lines of the file, walked anew every time.</summary>
    public IEnumerable<DocumentLine> Lines
    {
        get
        {
            int number = 1;
            for (int start = 0; start < _content.Length; number++)
            {
                int end = Array.IndexOf(_content, (byte)'\n', start);
                int next = end < 0 ? _content.Length : end + 1;
                int stop = end < 0 ? _content.Length : end;
                if (end >= 0 && stop > start && _content[stop - 1] == '\r')
                {
                    stop--;
                }

                yield return new DocumentLine(number, start, stop - start, next - start);
                start = next;
            }
        }
    }

    /// <param name="content">The bytes of the file; not copied where they are plain.</param>
    /// <exception cref="Errors.SshInputException">AuthorizedKeysInvalid.</exception>
    public static AuthorizedKeysDocument Parse(byte[] content) => new(content, TextFormDetector.Detect(content));

    /// <summary>The keys of the file in its order.</summary>
    public IEnumerable<KeyEntry> Keys => Lines.Select(line => KeyEntryParser.Parse(_content, line)).Where(entry => entry is not null).Select(entry => entry!);

    /// <summary>Lines that are neither keys nor blank nor comments: sshd passes over them.</summary>
    public IEnumerable<DocumentLine> Unreadable => Lines.Where(line => !KeyEntryParser.IsBlankOrComment(_content, line) && KeyEntryParser.Parse(_content, line) is null);

    /// <summary>The first entry of that key by which sshd takes it in the same role (user key, or certificate authority); <c>null</c> when there is none.</summary>
    public KeyEntry? Find(byte[] blob, bool isAuthority) => EntriesOf(blob, isAuthority).FirstOrDefault(entry => entry.Fault is null);

    /// <summary>All entries of that key in the same role, also those that sshd passes over.</summary>
    public IEnumerable<KeyEntry> EntriesOf(byte[] blob, bool isAuthority)
    {
        byte[] wanted = Encoding.ASCII.GetBytes(Convert.ToBase64String(blob));
        foreach (DocumentLine line in Lines)
        {
            if (KeyEntryParser.HasKey(_content, line, wanted)
                && KeyEntryParser.Parse(_content, line) is KeyEntry entry && entry.IsAuthority == isAuthority)
            {
                yield return entry;
            }
        }
    }

    /// <summary>The file as it is, without conversion marks.</summary>
    public DocumentEdit Unchanged() => new([new ArraySegment<byte>(_content)], 0);

    /// <summary>The file with one line more at its end, in the line end that the file uses.</summary>
    public DocumentEdit Append(string line)
    {
        bool usesCarriageReturns = Lines.Select(first => first.Total - first.Count == 2).FirstOrDefault();
        string newLine = usesCarriageReturns ? "\r\n" : "\n";
        bool lacksEnd = _content.Length > 0 && _content[_content.Length - 1] != '\n';
        byte[] added = Encoding.UTF8.GetBytes((lacksEnd ? newLine : "") + line + newLine);
        int number = Lines.Count() + 1;
        return new DocumentEdit([new ArraySegment<byte>(_content), new ArraySegment<byte>(added)], number);
    }

    /// <summary>The file without those lines.</summary>
    public DocumentEdit Remove(IEnumerable<DocumentLine> lines)
    {
        List<ArraySegment<byte>> kept = [];
        int from = 0;
        foreach (DocumentLine line in lines.OrderBy(line => line.Offset))
        {
            kept.Add(new ArraySegment<byte>(_content, from, line.Offset - from));
            from = line.Offset + line.Total;
        }

        kept.Add(new ArraySegment<byte>(_content, from, _content.Length - from));
        return new DocumentEdit(kept, 0);
    }
}
