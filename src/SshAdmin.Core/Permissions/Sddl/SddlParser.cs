using System;
using System.Collections.Generic;
using System.Globalization;
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
internal sealed class SddlParser
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

    private Ace ParseAce()
    {
        int start = ++_position;
        int typeStart = _position;
        string typeText = Field();
        bool isOpaque = typeText.StartsWith("0x", StringComparison.Ordinal);
        AceType type = isOpaque && byte.TryParse(typeText.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte number) ? (AceType)number
            : SddlTokens.FindType(typeText) ?? throw Malformed($"'{DisplayText.Escape(typeText)}' is no entry type", typeStart);
        AceFlags flags = ParseFlags();
        int rightsStart = _position;
        string rightsText = Field();
        uint mask = ParseRights(rightsText, rightsStart);
        Guid? objectType = ParseGuid();
        Guid? inheritedObjectType = ParseGuid();
        SkipSpace();
        bool isUnknown = !Ace.IsKnown(type);
        Sid? trustee = isUnknown ? null : ParseSid();
        SkipSpace();
        string? extra = null;
        int extraStart = _position;
        if (_position < _text.Length && _text[_position] == ';')
        {
            _position++;
            extraStart = _position;
            extra = ParseExtra();
        }

        if (_position >= _text.Length || _text[_position] != ')')
        {
            throw Malformed("the entry must end with ) here");
        }

        string spelling = _text.Substring(start, _position - start);
        _position++;
        Ace entry = new() { Type = type, Flags = flags, Mask = mask, ObjectType = objectType, InheritedObjectType = inheritedObjectType, Trustee = trustee, Extra = extra, Spelling = spelling };
        if ((objectType ?? inheritedObjectType) is not null && !entry.IsObject)
        {
            throw Malformed("only object entries (OA, OD, OU, OL, ZA) have object types", rightsStart + rightsText.Length + 1);
        }

        byte[]? bytes = extra is null ? null : SddlExtra.ParseBytes(extra);
        if (extra is not null && bytes is null && !entry.IsConditional && type != AceType.ResourceAttribute)
        {
            throw Malformed("only conditional entries and resource attributes have a seventh field", extraStart);
        }

        return isUnknown ? new Ace { Type = type, Flags = flags, Spelling = spelling, Opaque = bytes ?? throw Malformed("the body of an entry of unknown type is written #hex", extraStart) }
            : bytes is null ? entry
            : new Ace { Type = type, Flags = flags, Mask = mask, ObjectType = objectType, InheritedObjectType = inheritedObjectType, Trustee = trustee, Data = bytes, Spelling = spelling };
    }

    // Up to the next semicolon, which is consumed; the examples of Microsoft Learn have spaces around fields.
    private string Field()
    {
        SkipSpace();
        int end = _text.IndexOfAny([';', '(', ')'], _position);
        if (end < 0 || _text[end] != ';')
        {
            _position = end < 0 ? _text.Length : end;
            throw Malformed("an entry has six fields, separated by semicolons");
        }

        string field = _text.Substring(_position, end - _position).TrimEnd();
        _position = end + 1;
        return field;
    }

    private AceFlags ParseFlags()
    {
        int start = _position;
        string text = Field();
        AceFlags flags = AceFlags.None;
        for (int i = 0; i < text.Length; i += 2)
        {
            string token = text.Substring(i, Math.Min(2, text.Length - i));
            flags |= SddlTokens.FindFlag(token) ?? throw Malformed($"'{DisplayText.Escape(token)}' is no entry flag", start + i);
        }

        return flags;
    }

    // Two-letter tokens joined, or one number: hexadecimal, octal (leading 0) or decimal, as wcstoul(base 0) reads it.
    private uint ParseRights(string text, int start)
    {
        if (text.Length > 0 && char.IsDigit(text[0]))
        {
            try
            {
                return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? uint.Parse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                    : text[0] == '0' && text.Length > 1 ? Convert.ToUInt32(text, 8)
                    : uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
            }
            catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
            {
                throw Malformed($"'{DisplayText.Escape(text)}' is no 32-bit number", start);
            }
        }

        uint mask = 0;
        for (int i = 0; i < text.Length; i += 2)
        {
            string token = text.Substring(i, Math.Min(2, text.Length - i));
            mask |= AccessRights.Find(token) ?? throw Malformed($"'{DisplayText.Escape(token)}' is no access right", start + i);
        }

        return mask;
    }

    private Guid? ParseGuid()
    {
        int start = _position;
        string text = Field();
        if (text.Length == 0)
        {
            return null;
        }

        return Guid.TryParseExact(text, "D", out Guid guid) ? guid : throw Malformed($"'{DisplayText.Escape(text)}' is no GUID", start);
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

    // A condition or attribute runs to the parenthesis that closes the entry; quoted text inside may hold parentheses.
    private string ParseExtra()
    {
        int start = _position;
        int depth = 0;
        bool quoted = false;
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c == '(')
            {
                depth++;
            }
            else if (!quoted && c == ')' && depth-- == 0)
            {
                return _text.Substring(start, _position - start);
            }
        }

        throw Malformed(quoted ? "a quoted text does not end" : "a parenthesis is not closed");
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
