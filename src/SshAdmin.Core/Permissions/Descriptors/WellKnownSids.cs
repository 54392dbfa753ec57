namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>The identities that the rules and plans speak of by name.</summary>
internal static class WellKnownSids
{
    public static readonly Sid Everyone = new(1, 0);
    public static readonly Sid OwnerRights = new(3, 4);
    public static readonly Sid Interactive = new(5, 4);
    public static readonly Sid AuthenticatedUsers = new(5, 11);
    public static readonly Sid LocalSystem = new(5, 18);
    public static readonly Sid Administrators = new(5, 32, 544);
    public static readonly Sid Users = new(5, 32, 545);
    public static readonly Sid TrustedInstaller = new(5, 80, 956008885, 3418522649, 1831038044, 1853292631, 2271478464);
    public static readonly Sid SshdService = new(5, 80, 3847866527, 469524349, 687026318, 516638107, 1125189541);
}
