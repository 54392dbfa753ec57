namespace SshAdmin.Packager;

/// <summary>One assembly in bin/: what it is, whose it is and under which licence it goes on.</summary>
/// <param name="File">Path in the module folder.</param>
/// <param name="Component">Name of the component, for others the package id.</param>
/// <param name="Supplier">Who made it.</param>
/// <param name="License">SPDX identifier.</param>
/// <param name="LicenseSource">Where the licence is written down.</param>
/// <param name="IsOurs">Built here: version and source are the module's own.</param>
/// <param name="Uses">Files of this list that it calls.</param>
public sealed record ShippedAssembly(string File, string Component, string Supplier, string License, string LicenseSource, bool IsOurs, params string[] Uses)
{
    private const string Ours = "LICENSE";
    private const string Theirs = "THIRD-PARTY-NOTICES.txt";

    public static readonly IReadOnlyList<ShippedAssembly> Rows =
    [
        new("bin/Dependencies/BouncyCastle.Crypto.dll", "Portable.BouncyCastle", "Legion of the Bouncy Castle Inc.", "MIT", Theirs, IsOurs: false),
        new("bin/Dependencies/BouncyCastle.Cryptography.dll", "BouncyCastle.Cryptography", "Legion of the Bouncy Castle Inc.", "MIT", Theirs, IsOurs: false),
        new("bin/SshAdmin.Core.dll", "SshAdmin.Core", "SshAdmin contributors", "MIT", Ours, IsOurs: true, "bin/Dependencies/BouncyCastle.Crypto.dll", "bin/Dependencies/BouncyCastle.Cryptography.dll"),
        new("bin/SshAdmin.dll", "SshAdmin.Commands", "SshAdmin contributors", "MIT", Ours, IsOurs: true, "bin/SshAdmin.Core.dll"),
    ];

    /// <summary>The row of a file.</summary>
    /// <exception cref="PackagingException">Nobody has said yet what this file is.</exception>
    public static ShippedAssembly Of(string file) =>
        Rows.SingleOrDefault(row => row.File == file) ?? throw new PackagingException($"'{file}' would ship, and ShippedAssembly.Rows does not know it.");
}
