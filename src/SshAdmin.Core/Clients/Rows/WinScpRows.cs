using System.Collections.Generic;
using static SshAdmin.Core.Clients.ClientList;

namespace SshAdmin.Core.Clients.Rows;

/// <summary>WinSCP, which carries PuTTY's SSH code; from winscp/winscp, source/putty and source/core/SessionData.cpp at each tag.</summary>
internal static class WinScpRows
{
    internal const string Client = "WinSCP";

    internal static IReadOnlyList<ClientRow> All { get; } = new ClientRowBuilder(Client)
        .Since("5.7.6", "5.8").Source("winscp/winscp tags, PuTTY 0.66")
            .Confidence(VerdictConfidence.Medium).Rsa(RsaSignatureChoice.FirstOfOwn)
            .ReadsServerSignatureAlgorithms(false).StrictKeyExchange(false)
            .Like(PuttyRows.At("0.66"))
            .KeyFormats("ppk-v2")
        .Since("5.9", "5.9.4").Source("winscp/winscp tags, PuTTY 0.68 or its development state")
            .Like(PuttyRows.At("0.68"))
        .Since("5.9.5", "5.15.9").Source("winscp/winscp tags, PuTTY 0.68 to 0.70")
        .Since("5.17", "5.17.10", "2020-02-18").Source("winscp/winscp tags, PuTTY 0.73")
            .Like(PuttyRows.At("0.73"))
            .Confidence(VerdictConfidence.High)
        .Since("5.19", "5.19.6", "2021-06-17").Source("winscp/winscp tags, PuTTY 0.74 with additions")
            .First(KeyExchange, "curve25519-sha256")
            .KeyFormats("ppk-v2", "ppk-v3")
        .Since("5.21", "5.21.8", "2022-06-15").Source("winscp/winscp tags, PuTTY 0.77")
            .Like(PuttyRows.At("0.77"))
            .ReadsServerSignatureAlgorithms(true).Rsa(RsaSignatureChoice.AnnouncedElseSha1)
        .Since("6.1", "6.1.2", "2023-05-23").Source("winscp/winscp tags, PuTTY 0.78")
            .Like(PuttyRows.At("0.78"))
        .Since("6.3", "6.3.2", "2024-02-14").Source("winscp/winscp tags, PuTTY 0.80")
            .Like(PuttyRows.At("0.80"))
            .StrictKeyExchange(true)
        .Since("6.3.3", "6.3.7", "2024-04-16").Source("winscp/winscp tags, PuTTY 0.81")
        .Since("6.5", null, "2025-03-31").Source("winscp/winscp tags, PuTTY 0.83").LastExamined("6.6")
            .Like(PuttyRows.At("0.83"))
        .Build();
}
