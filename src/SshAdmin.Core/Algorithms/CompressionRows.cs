using System.Collections.Generic;
using static SshAdmin.Core.Algorithms.AlgorithmReasons;
using static SshAdmin.Core.Algorithms.AlgorithmRow;

namespace SshAdmin.Core.Algorithms;

/// <summary>Compression.</summary>
internal static class CompressionRows
{
    public static readonly IReadOnlyList<AlgorithmRow> Rows =
    [
        Of("none", "RFC 4253"),
        Of("zlib", "RFC 4253", Compression, CompressionBeforeSignIn),
        Of("zlib@openssh.com", "OpenSSH PROTOCOL", Compression),
    ];
}
