using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>FileZilla's fzsftp; from weiqk/FileZilla3, src/putty and NEWS. Only the signatures of user keys are established.</summary>
internal static class FileZillaRows
{
    internal const string Client = "FileZilla";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("3.13.0", "3.24.0", "2015-08-15").Source("weiqk/FileZilla3 src/putty, NEWS")
            .Confidence(VerdictConfidence.Medium).Rsa(RsaSignatureChoice.FirstOfOwn)
            .ReadsServerSignatureAlgorithms(false).StrictKeyExchange(null)
            .Set(UserSignature, "ssh-rsa ssh-dss ssh-ed25519 ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521")
            .KeyFormats("ppk-v2", "openssl-pem (unencrypted and, via conversion, encrypted)")
        .Since("3.24.1", "3.54.1")
        .Since("3.55.0", "3.66.5", "2021-07-09").Source("weiqk/FileZilla3 ebc8a7424").LastExamined("3.62")
            .First(UserSignature, "rsa-sha2-512 rsa-sha2-256")
            .ReadsServerSignatureAlgorithms(true).Rsa(RsaSignatureChoice.AnnouncedElseSha1)
            .KeyFormats("ppk-v2", "ppk-v3", "openssl-pem (converted)")
        .Since("3.67.0", null).Source("weiqk/FileZilla3 ebc8a7424; advisories of CVE-2024-31497").LastExamined("3.62")
        .Build();
}
