using System;
using System.Globalization;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Permissions.Sddl;

/// <content>One entry of a list, from its opening to its closing parenthesis.</content>
internal sealed partial class SddlParser
{
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
}
