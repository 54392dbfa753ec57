using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Diagnosis;

/// <summary>Writes the text that one sends to the administrators of the other side.</summary>
/// <remarks>
/// It is built from facts that both sides know. <see cref="SshConnectionReport.Message"/>, details and key sources stay
/// out of it, because these name local files; the reason brings a general sentence of its own.
/// </remarks>
internal static class EvidenceText
{
    // A log may name neither.
    private const string NotShown = "(not shown)";

    public static string Build(SshConnectionReport report)
    {
        StringBuilder text = new();
        if (report.TestedAt == default)
        {
            Line(text, "SSH connection", "as a client's log shows it");
        }
        else
        {
            Line(text, "SSH connection test", report.TestedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        }

        Line(text, "Endpoint", Endpoint(report));
        Line(text, "User", report.UserName.Length == 0 ? NotShown : DisplayText.Escape(report.UserName));
        Line(text, "Client", report.Client is null ? report.ClientIdentification : $"{report.ClientIdentification}, with the algorithms of {report.Client}");
        Line(text, "Server", report.ServerIdentification ?? (report.NotShown.Length > 0 ? NotShown : "(did not identify itself)"));
        if (report.NegotiatedAlgorithms is SshNegotiatedAlgorithms agreed)
        {
            Line(text, "Key exchange", agreed.KeyExchange + (agreed.StrictKeyExchange ? " (strict)" : string.Empty));
            Line(text, "Host key algorithm", agreed.HostKey);
            Line(text, "Client to server", Protection(agreed.Encryption, agreed.Mac));
            Line(text, "Server to client", Protection(agreed.EncryptionServerToClient, agreed.MacServerToClient));
        }

        if (report.AlgorithmsNotTested.Length > 0)
        {
            Line(text, "Offered, but not run", string.Join(",", report.AlgorithmsNotTested));
        }

        if (report.HostKeyFingerprint is not null)
        {
            Line(text, "Host key", $"{report.HostKeyType} {report.HostKeyFingerprint}");
        }

        if (report.AuthenticationMethods is not null)
        {
            Line(text, "Methods offered", report.AuthenticationMethods.Length == 0 ? "(none)" : string.Join(",", report.AuthenticationMethods));
        }

        int number = 0;
        foreach (SshAuthenticationAttempt attempt in report.Attempts.Where(attempt => attempt.MessageNumbers.Length > 0))
        {
            Line(text, "Attempt " + (++number).ToString(CultureInfo.InvariantCulture), Describe(attempt));
        }

        Line(text, "Outcome", report.Succeeded
            ? "signed in"
            : $"failed at {report.FailedStage}: {report.Reason}. {ReasonTable.Find(report.Reason).Message}");
        return text.ToString();
    }

    private static string Endpoint(SshConnectionReport report)
    {
        if (report.Port == 0)
        {
            return report.HostName.Length == 0 ? NotShown : report.HostName;
        }

        string port = report.Port.ToString(CultureInfo.InvariantCulture);
        return report.Address is null || report.Address == report.HostName
            ? $"{report.HostName} port {port}"
            : $"{report.HostName} [{report.Address}] port {port}";
    }

    private static string Protection(string cipher, string? mac) => mac is null ? cipher : $"{cipher}, {mac}";

    private static string Describe(SshAuthenticationAttempt attempt)
    {
        List<string> parts = [attempt.Method];
        if (attempt.KeyFingerprint is not null)
        {
            parts.Add(attempt.KeyType!);
            parts.Add(attempt.KeyBits?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
            parts.Add(attempt.KeyFingerprint);
            parts.Add(attempt.SignatureAlgorithm is null ? string.Empty : "with " + attempt.SignatureAlgorithm);
        }

        return $"{string.Join(" ", parts.Where(part => part.Length > 0))}: {attempt.Messages} ({attempt.Outcome})";
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append(Environment.NewLine);
}
