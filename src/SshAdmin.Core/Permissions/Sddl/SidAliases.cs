using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>The aliases of MS-DTYP 2.5.1.1 (sid-token) and the Windows SDK's sddl.h.</summary>
internal static class SidAliases
{
    public static readonly IReadOnlyList<SidAlias> Rows =
    [
        new("WD", "Everyone", 1, 0),
        new("CO", "CREATOR OWNER", 3, 0),
        new("CG", "CREATOR GROUP", 3, 1),
        new("OW", "OWNER RIGHTS", 3, 4),
        new("NU", @"NT AUTHORITY\NETWORK", 5, 2),
        new("IU", @"NT AUTHORITY\INTERACTIVE", 5, 4),
        new("SU", @"NT AUTHORITY\SERVICE", 5, 6),
        new("AN", @"NT AUTHORITY\ANONYMOUS LOGON", 5, 7),
        new("ED", @"NT AUTHORITY\ENTERPRISE DOMAIN CONTROLLERS", 5, 9),
        new("PS", @"NT AUTHORITY\SELF", 5, 10),
        new("AU", @"NT AUTHORITY\Authenticated Users", 5, 11),
        new("RC", @"NT AUTHORITY\RESTRICTED", 5, 12),
        new("SY", @"NT AUTHORITY\SYSTEM", 5, 18),
        new("LS", @"NT AUTHORITY\LOCAL SERVICE", 5, 19),
        new("NS", @"NT AUTHORITY\NETWORK SERVICE", 5, 20),
        new("WR", @"NT AUTHORITY\WRITE RESTRICTED", 5, 33),
        new("BA", @"BUILTIN\Administrators", 5, 32, 544),
        new("BU", @"BUILTIN\Users", 5, 32, 545),
        new("BG", @"BUILTIN\Guests", 5, 32, 546),
        new("PU", @"BUILTIN\Power Users", 5, 32, 547),
        new("AO", @"BUILTIN\Account Operators", 5, 32, 548),
        new("SO", @"BUILTIN\Server Operators", 5, 32, 549),
        new("PO", @"BUILTIN\Print Operators", 5, 32, 550),
        new("BO", @"BUILTIN\Backup Operators", 5, 32, 551),
        new("RE", @"BUILTIN\Replicator", 5, 32, 552),
        new("RU", @"BUILTIN\Pre-Windows 2000 Compatible Access", 5, 32, 554),
        new("RD", @"BUILTIN\Remote Desktop Users", 5, 32, 555),
        new("NO", @"BUILTIN\Network Configuration Operators", 5, 32, 556),
        new("MU", @"BUILTIN\Performance Monitor Users", 5, 32, 558),
        new("LU", @"BUILTIN\Performance Log Users", 5, 32, 559),
        new("IS", @"BUILTIN\IIS_IUSRS", 5, 32, 568),
        new("CY", @"BUILTIN\Cryptographic Operators", 5, 32, 569),
        new("ER", @"BUILTIN\Event Log Readers", 5, 32, 573),
        new("CD", @"BUILTIN\Certificate Service DCOM Access", 5, 32, 574),
        new("RA", @"BUILTIN\RDS Remote Access Servers", 5, 32, 575),
        new("ES", @"BUILTIN\RDS Endpoint Servers", 5, 32, 576),
        new("MS", @"BUILTIN\RDS Management Servers", 5, 32, 577),
        new("HA", @"BUILTIN\Hyper-V Administrators", 5, 32, 578),
        new("AA", @"BUILTIN\Access Control Assistance Operators", 5, 32, 579),
        new("RM", @"BUILTIN\Remote Management Users", 5, 32, 580),
        new("UD", "User Mode Drivers", 5, 84, 0, 0, 0, 0, 0),
        new("AC", @"APPLICATION PACKAGE AUTHORITY\ALL APPLICATION PACKAGES", 15, 2, 1),
        new("LW", @"Mandatory Label\Low Mandatory Level", 16, 4096),
        new("ME", @"Mandatory Label\Medium Mandatory Level", 16, 8192),
        new("MP", @"Mandatory Label\Medium Plus Mandatory Level", 16, 8448),
        new("HI", @"Mandatory Label\High Mandatory Level", 16, 12288),
        new("SI", @"Mandatory Label\System Mandatory Level", 16, 16384),
        new("AS", "Authentication authority asserted identity", 18, 1),
        new("SS", "Service asserted identity", 18, 2),

        // Of the machine or domain on which the text was written.
        new("RO", "Enterprise Read-only Domain Controllers", 498),
        new("LA", "Administrator", 500),
        new("LG", "Guest", 501),
        new("DA", "Domain Admins", 512),
        new("DU", "Domain Users", 513),
        new("DG", "Domain Guests", 514),
        new("DC", "Domain Computers", 515),
        new("DD", "Domain Controllers", 516),
        new("CA", "Cert Publishers", 517),
        new("SA", "Schema Admins", 518),
        new("EA", "Enterprise Admins", 519),
        new("PA", "Group Policy Creator Owners", 520),
        new("CN", "Cloneable Domain Controllers", 522),
        new("AP", "Protected Users", 525),
        new("KA", "Key Admins", 526),
        new("EK", "Enterprise Key Admins", 527),
        new("RS", "RAS and IAS Servers", 553),
    ];

    private static readonly Dictionary<string, SidAlias> ByAlias = Rows.ToDictionary(row => row.Alias, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<Sid, SidAlias> BySid = Rows.Where(row => row.Sid is not null).ToDictionary(row => row.Sid!);

    private static readonly Dictionary<Sid, string> OtherNames = new()
    {
        [WellKnownSids.TrustedInstaller] = @"NT SERVICE\TrustedInstaller",
        [WellKnownSids.SshdService] = @"NT SERVICE\sshd",
    };

    public static SidAlias? Find(string alias) => ByAlias.TryGetValue(alias, out SidAlias row) ? row : null;

    public static string? AliasOf(Sid sid) => BySid.TryGetValue(sid, out SidAlias row) ? row.Alias : null;

    /// <summary>The English name of an identity that is the same on every Windows; <c>null</c> for accounts.</summary>
    public static string? NameOf(Sid sid)
    {
        if (sid.IsRelative)
        {
            return Find(sid.Spelling!)?.Name;
        }

        return BySid.TryGetValue(sid, out SidAlias row) ? row.Name : OtherNames.TryGetValue(sid, out string name) ? name : null;
    }
}
