using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Tokens of entry types and flags (MS-DTYP 2.5.1.1; sddl.h).</summary>
internal static class SddlTokens
{
    public const string NullAcl = "NO_ACCESS_CONTROL";

    public static readonly IReadOnlyList<(string Token, AceType Type)> Types =
    [
        ("A", AceType.Allow),
        ("D", AceType.Deny),
        ("AU", AceType.Audit),
        ("AL", AceType.Alarm),
        ("OA", AceType.AllowObject),
        ("OD", AceType.DenyObject),
        ("OU", AceType.AuditObject),
        ("OL", AceType.AlarmObject),
        ("XA", AceType.AllowConditional),
        ("XD", AceType.DenyConditional),
        ("ZA", AceType.AllowObjectConditional),
        ("XU", AceType.AuditConditional),
        ("ML", AceType.MandatoryLabel),
        ("RA", AceType.ResourceAttribute),
        ("SP", AceType.ScopedPolicy),
        ("TL", AceType.ProcessTrustLabel),
        ("FL", AceType.AccessFilter),
    ];

    /// <summary>In the order in which Windows prints them.</summary>
    public static readonly IReadOnlyList<(string Token, AceFlags Flag)> Flags =
    [
        ("OI", AceFlags.ObjectInherit),
        ("CI", AceFlags.ContainerInherit),
        ("NP", AceFlags.NoPropagate),
        ("IO", AceFlags.InheritOnly),
        ("ID", AceFlags.Inherited),
        ("CR", AceFlags.Critical),
        ("SA", AceFlags.SuccessfulAccess),
        ("FA", AceFlags.FailedAccess),
    ];

    // The filter entry reuses the bit of SA under another name.
    private const string TrustProtectedFilter = "TP";

    public static AceType? FindType(string token)
    {
        foreach ((string Token, AceType Type) row in Types)
        {
            if (string.Equals(row.Token, token, StringComparison.OrdinalIgnoreCase))
            {
                return row.Type;
            }
        }

        return null;
    }

    public static string? TokenOf(AceType type) => Types.FirstOrDefault(row => row.Type == type).Token;

    public static AceFlags? FindFlag(string token)
    {
        if (string.Equals(token, TrustProtectedFilter, StringComparison.OrdinalIgnoreCase))
        {
            return AceFlags.SuccessfulAccess;
        }

        foreach ((string Token, AceFlags Flag) row in Flags)
        {
            if (string.Equals(row.Token, token, StringComparison.OrdinalIgnoreCase))
            {
                return row.Flag;
            }
        }

        return null;
    }

    public static string Print(AceFlags flags, AceType type)
    {
        StringBuilder text = new();
        foreach ((string Token, AceFlags Flag) row in Flags)
        {
            if ((flags & row.Flag) != 0)
            {
                text.Append(type == AceType.AccessFilter && row.Flag == AceFlags.SuccessfulAccess ? TrustProtectedFilter : row.Token);
            }
        }

        return text.ToString();
    }
}
