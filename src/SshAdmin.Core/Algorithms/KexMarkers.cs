namespace SshAdmin.Core.Algorithms;

/// <summary>Names that travel in kex_algorithms without being key exchange methods.</summary>
internal static class KexMarkers
{
    public const string ExtensionInfoClient = "ext-info-c";
    public const string ExtensionInfoServer = "ext-info-s";
    public const string StrictClient = "kex-strict-c-v00@openssh.com";
    public const string StrictServer = "kex-strict-s-v00@openssh.com";

    public static bool IsMarker(string name) => AlgorithmTable.FindRow(SshAlgorithmKind.Marker, name) is not null;
}
