using System.Collections.Generic;
using static SshAdmin.Core.Algorithms.AlgorithmReasons;
using static SshAdmin.Core.Algorithms.AlgorithmRow;

namespace SshAdmin.Core.Algorithms;

/// <summary>Names that travel in kex_algorithms without being key exchange methods.</summary>
internal static class MarkerRows
{
    public static readonly IReadOnlyList<AlgorithmRow> Rows =
    [
        Of("ext-info-c", "RFC 8308", MarksExtensions),
        Of("ext-info-s", "RFC 8308", MarksExtensions),
        Of("kex-strict-c-v00@openssh.com", "OpenSSH PROTOCOL", MarksStrictExchange),
        Of("kex-strict-s-v00@openssh.com", "OpenSSH PROTOCOL", MarksStrictExchange),
        Of("kexguess2@matt.ucc.asn.au", "Dropbear", MarksGuess),
    ];
}
