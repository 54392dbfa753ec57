using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.Clients;

/// <summary>Answers from the catalogue which client versions read a private key file and can sign with its key.</summary>
internal sealed class ClientKeyFiles : IKeyFileReaders
{
    // Tera Term 5.7.0 misreads every PPK file but those of Ed25519 (TeraTermProject/teraterm issue 1536; see ClientFaults).
    private static readonly ClientVersion MisreadsPpk = ClientVersion.Parse("5.7.0");

    public string[] ReadersOf(SshKeyFormat format, SshKeyType? type, bool encrypted)
    {
        List<string> readers = [];
        foreach (string client in ClientCatalogue.Clients)
        {
            ClientRow[] rows = ClientCatalogue.All.Where(row => row.Client == client).ToArray();
            int start = -1;
            for (int i = 0; i < rows.Length; i++)
            {
                bool reads = Reads(rows[i], format, type, encrypted);
                start = reads && start < 0 ? i : start;
                if (start >= 0 && (!reads || i == rows.Length - 1))
                {
                    readers.Add(reads ? $"{client} {rows[start].From} and later" : Range(client, rows[start], rows[i - 1], rows[i]));
                    start = -1;
                }
            }
        }

        return readers.ToArray();
    }

    private static string Range(string client, ClientRow first, ClientRow last, ClientRow next)
    {
        if (first == last && first.To is not null && first.From.Equals(first.To))
        {
            return $"{client} {first.From}";
        }

        return last.To is null ? $"{client} {first.From} until before {next.From}" : $"{client} {first.From} to {last.To}";
    }

    /// <summary>Whether one client version reads such a file and can sign with its key; false also where that is not established.</summary>
    internal static bool Reads(ClientRow row, SshKeyFormat format, SshKeyType? type, bool encrypted)
    {
        bool ppk = format is SshKeyFormat.Ppk2 or SshKeyFormat.Ppk3;
        if (ppk && type != SshKeyType.Ed25519 && row.Client == TeraTermRows.Client && row.From.CompareTo(MisreadsPpk) >= 0)
        {
            return false;
        }

        return row.KeyFormats is not null
            && Names(format, type).Any(name => row.KeyFormats.Any(known => Covers(known, name, type, encrypted)))
            && (type is null || CanSign(row, type.Value));
    }

    private static string[] Names(SshKeyFormat format, SshKeyType? type) => format switch
    {
        SshKeyFormat.OpenSsh => ["openssh-key-v1"],
        SshKeyFormat.Ppk2 => ["ppk-v2"],
        SshKeyFormat.Ppk3 => ["ppk-v3"],
        SshKeyFormat.Pkcs8 => ["pkcs8"],
        SshKeyFormat.Pem => ["openssl-pem", type == SshKeyType.Ecdsa ? "openssl-pem-ec" : "openssl-pem-rsa"],
        _ => [],
    };

    // A row says "name" or "name (limits)", where the limits are key types or a word on encryption.
    private static bool Covers(string known, string name, SshKeyType? type, bool encrypted)
    {
        int limits = known.IndexOf(" (", StringComparison.Ordinal);
        if ((limits < 0 ? known : known.Substring(0, limits)) != name)
        {
            return false;
        }

        string said = limits < 0 ? "" : known.Substring(limits + 2).TrimEnd(')');
        string[] words = said.Split([", "], StringSplitOptions.RemoveEmptyEntries);
        bool namesTypes = words.Contains("RSA");
        return (encrypted || !said.EndsWith("encrypted only", StringComparison.Ordinal))
            && (!namesTypes || type is null || words.Contains(type.Value.ToString(), StringComparer.OrdinalIgnoreCase));
    }

    private static bool CanSign(ClientRow row, SshKeyType type)
    {
        string[] algorithms = type switch
        {
            SshKeyType.Rsa => ["ssh-rsa", "rsa-sha2-256", "rsa-sha2-512"],
            SshKeyType.Ecdsa => ["ecdsa-sha2-nistp256"],
            SshKeyType.Dsa => ["ssh-dss"],
            SshKeyType.Ed25519SecurityKey => ["sk-ssh-ed25519@openssh.com"],
            SshKeyType.EcdsaSecurityKey => ["sk-ecdsa-sha2-nistp256@openssh.com"],
            _ => ["ssh-ed25519"],
        };
        return row.Enabled(ClientList.UserSignature) is { } signs && algorithms.Any(name => ClientRow.Contains(signs, name));
    }
}
