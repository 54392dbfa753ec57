using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>A security identifier (MS-DTYP 2.4.2). Equal by value, whatever way it was written.</summary>
internal sealed class Sid : IEquatable<Sid>
{
    public const int MaxSubAuthorities = 15;
    private const byte Revision = 1;
    private readonly uint[] _subAuthorities;

    public Sid(ulong authority, params uint[] subAuthorities)
        : this(authority, subAuthorities, null, false)
    {
    }

    private Sid(ulong authority, uint[] subAuthorities, string? spelling, bool isRelative)
    {
        if (authority >> 48 != 0 || subAuthorities.Length > MaxSubAuthorities)
        {
            throw new ArgumentOutOfRangeException(nameof(authority));
        }

        Authority = authority;
        _subAuthorities = subAuthorities;
        Spelling = spelling;
        IsRelative = isRelative;
    }

    public ulong Authority { get; }

    public IReadOnlyList<uint> SubAuthorities => _subAuthorities;

    /// <summary>How SDDL text spelled it, where that differs from <see cref="ToString"/>: an alias, hexadecimal, lower case.</summary>
    public string? Spelling { get; }

    /// <summary>An alias such as <c>LA</c> whose machine or domain is not known; it equals only the same alias and has no binary form.</summary>
    public bool IsRelative { get; }

    /// <summary>The final number: within one machine or domain, the account.</summary>
    public uint RelativeId => _subAuthorities.Length == 0 ? 0 : _subAuthorities[_subAuthorities.Length - 1];

    /// <summary>A user, group or computer of a machine or domain (S-1-5-21-…), or of Entra ID (S-1-12-1-…).</summary>
    public bool IsAccount => !IsRelative && ((Authority == 5 && _subAuthorities.Length == 5 && _subAuthorities[0] == 21) || (Authority == 12 && _subAuthorities.Length == 5 && _subAuthorities[0] == 1));

    public int BinaryLength => 8 + (4 * _subAuthorities.Length);

    public static Sid Relative(string alias, uint relativeId) => new(5, [21, relativeId], alias, true);

    public Sid Spelled(string? spelling) => new(Authority, _subAuthorities, spelling, IsRelative);

    /// <summary>The machine or domain of an account; <c>null</c> for anything that is none.</summary>
    public Sid? Domain => Authority == 5 && IsAccount ? new Sid(5, _subAuthorities.Take(4).ToArray()) : null;

    public Sid Child(uint relativeId) => new(Authority, [.. _subAuthorities, relativeId]);

    /// <summary>Parses <c>S-1-…</c>; the authority may be hexadecimal, as Windows writes it from 2^32 on.</summary>
    public static Sid? TryParse(string text)
    {
        string[] parts = text.Split('-');
        if (parts.Length < 3 || parts.Length > 3 + MaxSubAuthorities || (parts[0] != "S" && parts[0] != "s") || parts[1] != "1")
        {
            return null;
        }

        bool hexadecimal = parts[2].StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        if (!ulong.TryParse(hexadecimal ? parts[2].Substring(2) : parts[2], hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out ulong authority) || authority >> 48 != 0)
        {
            return null;
        }

        uint[] subAuthorities = new uint[parts.Length - 3];
        for (int i = 0; i < subAuthorities.Length; i++)
        {
            if (!uint.TryParse(parts[i + 3], NumberStyles.None, CultureInfo.InvariantCulture, out subAuthorities[i]))
            {
                return null;
            }
        }

        Sid sid = new(authority, subAuthorities);
        return sid.ToString() == text ? sid : sid.Spelled(text);
    }

    /// <summary>Revision, count, authority as 48 bits big-endian, then each sub-authority as 32 bits little-endian.</summary>
    public static Sid? TryRead(byte[] source, int offset, int end)
    {
        if (offset < 0 || end - offset < 8 || source[offset] != Revision || source[offset + 1] > MaxSubAuthorities)
        {
            return null;
        }

        int count = source[offset + 1];
        if (end - offset < 8 + (4 * count))
        {
            return null;
        }

        ulong authority = 0;
        for (int i = 2; i < 8; i++)
        {
            authority = (authority << 8) | source[offset + i];
        }

        uint[] subAuthorities = new uint[count];
        for (int i = 0; i < count; i++)
        {
            subAuthorities[i] = LittleEndian.ReadUInt32(source, offset + 8 + (4 * i));
        }

        return new Sid(authority, subAuthorities);
    }

    public void Write(byte[] target, int offset)
    {
        if (IsRelative)
        {
            throw new InvalidOperationException($"{Spelling} stands for an account of a machine that is not known.");
        }

        target[offset] = Revision;
        target[offset + 1] = (byte)_subAuthorities.Length;
        for (int i = 0; i < 6; i++)
        {
            target[offset + 2 + i] = (byte)(Authority >> (40 - (8 * i)));
        }

        for (int i = 0; i < _subAuthorities.Length; i++)
        {
            LittleEndian.Write(target, offset + 8 + (4 * i), _subAuthorities[i]);
        }
    }

    public byte[] ToBinary()
    {
        byte[] binary = new byte[BinaryLength];
        Write(binary, 0);
        return binary;
    }

    public bool Equals(Sid? other) =>
        other is not null && Authority == other.Authority && IsRelative == other.IsRelative && _subAuthorities.SequenceEqual(other._subAuthorities);

    public override bool Equals(object? obj) => Equals(obj as Sid);

    public override int GetHashCode() => ((int)Authority * 397) ^ (int)RelativeId ^ (_subAuthorities.Length << 24);

    public override string ToString()
    {
        if (IsRelative)
        {
            return Spelling!;
        }

        // MS-DTYP 2.4.2.1: the authority is decimal below 2^32 and hexadecimal from there on; Windows does not pad it.
        StringBuilder text = new("S-1-");
        text.Append(Authority <= uint.MaxValue ? Authority.ToString(CultureInfo.InvariantCulture) : "0x" + Authority.ToString("X", CultureInfo.InvariantCulture));
        foreach (uint subAuthority in _subAuthorities)
        {
            text.Append('-').Append(subAuthority.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
