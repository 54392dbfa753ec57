using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Reads SDDL (MS-DTYP 2.5.1). White space between parts and entries is allowed, since consoles wrap long lines; it is not kept.</summary>
/// <remarks>
/// <code>
/// O:owner G:group D:flags(entry)(entry)... S:flags(entry)...
/// entry: type;flags;rights;object type;inherited object type;trustee[;condition or attribute]
/// </code>
/// </remarks>
internal sealed partial class SddlParser
{
    // A list holds 64 KB and its smallest entry prints in about 10 characters; nothing real comes near this.
    private const int MaxLength = 1 << 20;
    private readonly string _text;
    private readonly Sid? _domain;
    private int _position;

    private SddlParser(string text, Sid? domain)
    {
        _text = text;
        _domain = domain;
    }

    /// <param name="text">SDDL.</param>
    /// <param name="domain">The machine or domain that aliases such as <c>LA</c> and <c>DA</c> belong to, if it is known.</param>
    /// <exception cref="SshInputException">Not SDDL; the message names the offset of the first character that does not fit.</exception>
    public static SecurityDescriptor Parse(string text, Sid? domain = null)
    {
        if (text.Length > MaxLength)
        {
            throw new SshInputException(ErrorReason.DescriptorInvalid, $"This text has {text.Length} characters; no security descriptor is longer than {MaxLength}.");
        }

        return new SddlParser(text, domain).ParseDescriptor();
    }

    private SecurityDescriptor ParseDescriptor()
    {
        SecurityDescriptor descriptor = new();
        List<DescriptorPart> order = [];
        SkipSpace();
        if (_position == _text.Length)
        {
            throw Malformed("a descriptor starts with O:, G:, D: or S:");
        }

        while (_position < _text.Length)
        {
            int start = _position;
            DescriptorPart part = ParseMarker();
            if (order.Contains(part))
            {
                _position = start;
                throw Malformed($"the part {_text.Substring(start, 2)} is there a second time");
            }

            order.Add(part);
            SkipSpace();
            descriptor = part switch
            {
                DescriptorPart.Owner => descriptor with { Owner = ParseSid() },
                DescriptorPart.Group => descriptor with { Group = ParseSid() },
                DescriptorPart.Dacl => ParseDacl(descriptor),
                _ => ParseSacl(descriptor),
            };
            SkipSpace();
        }

        return descriptor with { TextOrder = order };
    }

    private DescriptorPart ParseMarker()
    {
        DescriptorPart? part = char.ToUpperInvariant(_text[_position]) switch
        {
            'O' => DescriptorPart.Owner,
            'G' => DescriptorPart.Group,
            'D' => DescriptorPart.Dacl,
            'S' => DescriptorPart.Sacl,
            _ => null,
        };
        if (part is null || _position + 1 >= _text.Length || _text[_position + 1] != ':')
        {
            throw Malformed("one of O:, G:, D:, S: is due here");
        }

        _position += 2;
        return part.Value;
    }

    private SecurityDescriptor ParseDacl(SecurityDescriptor descriptor)
    {
        (string flags, DescriptorControl control, Acl? acl) = ParseAcl(DescriptorControl.DaclProtected, DescriptorControl.DaclAutoInheritRequired, DescriptorControl.DaclAutoInherited);
        return descriptor with { Control = descriptor.Control | control | DescriptorControl.DaclPresent, Dacl = acl, DaclFlagSpelling = flags };
    }

    private SecurityDescriptor ParseSacl(SecurityDescriptor descriptor)
    {
        (string flags, DescriptorControl control, Acl? acl) = ParseAcl(DescriptorControl.SaclProtected, DescriptorControl.SaclAutoInheritRequired, DescriptorControl.SaclAutoInherited);
        return descriptor with { Control = descriptor.Control | control | DescriptorControl.SaclPresent, Sacl = acl, SaclFlagSpelling = flags };
    }

    private (string Flags, DescriptorControl Control, Acl? Acl) ParseAcl(DescriptorControl isProtected, DescriptorControl required, DescriptorControl inherited)
    {
        int start = _position;
        DescriptorControl control = DescriptorControl.None;
        bool isNull = false;
        while (true)
        {
            if (Skip(SddlTokens.NullAcl))
            {
                isNull = true;
            }
            else if (Skip("AR"))
            {
                control |= required;
            }
            else if (Skip("AI"))
            {
                control |= inherited;
            }
            else if (Skip("P"))
            {
                control |= isProtected;
            }
            else
            {
                break;
            }
        }

        string flags = _text.Substring(start, _position - start);
        List<Ace> entries = [];
        SkipSpace();
        while (_position < _text.Length && _text[_position] == '(')
        {
            if (isNull)
            {
                throw Malformed($"{SddlTokens.NullAcl} means that there is no list, so no entry can follow");
            }

            entries.Add(ParseAce());
            SkipSpace();
        }

        return (flags, control, isNull ? null : new Acl(entries));
    }

    // An alias of two letters, or S-1-...; in O: and G: the next part follows without a separator, and D of "D:" is no digit.
    private Sid ParseSid()
    {
        int start = _position;
        if (_position + 1 < _text.Length && _text[_position + 1] == '-')
        {
            int end = _position;
            while (end < _text.Length && IsSidCharacter(end))
            {
                end++;
            }

            string text = _text.Substring(start, end - start);
            _position = end;
            Sid sid = Sid.TryParse(text) ?? throw Malformed($"'{DisplayText.Escape(text)}' is no SID", start);
            return SddlPrinter.Print(sid) == text ? sid : sid.Spelled(text);
        }

        string alias = _text.Substring(start, Math.Min(2, _text.Length - start));
        SidAlias row = SidAliases.Find(alias) ?? throw Malformed($"'{DisplayText.Escape(alias)}' is neither a SID nor an alias of one", start);
        _position += 2;
        if (row.Sid is Sid known)
        {
            return known.Spelled(alias == row.Alias ? null : alias);
        }

        return _domain is null ? Sid.Relative(alias, row.RelativeId) : _domain.Child(row.RelativeId).Spelled(alias);
    }

    private bool IsSidCharacter(int at)
    {
        char c = _text[at];
        if (c is (>= '0' and <= '9') or '-' or 'x' or 'X')
        {
            return true;
        }

        bool startsNextPart = at + 1 < _text.Length && _text[at + 1] == ':';
        return (c is 'S' or 's' || Uri.IsHexDigit(c)) && !startsNextPart;
    }

    private bool Skip(string token)
    {
        if (string.Compare(_text, _position, token, 0, token.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        _position += token.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private SshInputException Malformed(string why, int? at = null)
    {
        int offset = at ?? _position;
        return new SshInputException(ErrorReason.DescriptorInvalid, $"The SDDL text is malformed at offset {offset}: {why}.", DisplayText.Escape(_text));
    }
}
