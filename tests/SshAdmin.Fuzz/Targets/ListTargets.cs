using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.AuthorizedKeys.Options;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Wire;

namespace SshAdmin.Fuzz.Targets;

/// <summary>Files that are lists of keys: authorized_keys with its options, known_hosts.</summary>
internal static class ListTargets
{
    private static readonly string[] Options =
    [
        "command=\"", "from=\"", "permitopen=\"localhost:80\"", "permitlisten=\"*:1\"", "environment=\"A=b\"", "expiry-time=\"20300101Z\"", "tunnel=\"0\"", "restrict", "cert-authority", "no-pty", "principals=\"a\"", ",", "\\\"",
    ];

    public static IEnumerable<FuzzTarget> Create()
    {
        string key = Encoding.ASCII.GetString(Seeds.Content("Data/AuthorizedKeys/ed.pub")).Trim();
        string rsa = Encoding.ASCII.GetString(Seeds.Content("Data/AuthorizedKeys/rsa.pub")).Trim();
        byte[][] documents =
        [
            Seeds.Text($"# comment\n\n{key}\n{rsa}\n"),
            Seeds.Text($"command=\"echo \\\"a b\\\"\",from=\"192.0.2.0/24,!10.0.0.1\",no-pty {key}\r\n{rsa}\r\n"),
            Seeds.Text($"restrict,pty,expiry-time=\"20300101\" {key}\ncert-authority,principals=\"a,b\" {rsa}"),
            .. Seeds.Files("Data/AuthorizedKeys", "*.pub"),
        ];
        yield return new FuzzTarget("authorized-keys", InputShape.Text, documents, [.. Options, key], ReadAuthorizedKeys);
        yield return new FuzzTarget("key-options", InputShape.Text, [Seeds.Text("command=\"a \\\"b\\\" c\",from=\"192.0.2.1,*.example\",no-pty"), Seeds.Text("restrict,environment=\"A=b\",permitopen=\"[::1]:22\",tunnel=\"1\",expiry-time=\"202001012359Z\"")], Options, ReadOptions);
        string[] hosts = ["@revoked ", "@cert-authority ", "|1|", "[fuzz.example]:2222", "fuzz.example", "*", "?", "!", ","];
        string blob = key.Split(' ')[1];
        byte[][] known =
        [
            Seeds.Text($"fuzz.example,192.0.2.1 ssh-ed25519 {blob}\n[fuzz.example]:2222 {rsa}\n"),
            Seeds.Text($"|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-ed25519 {blob}\n@cert-authority *.example ssh-ed25519 {blob}\n@revoked * {rsa}\n"),
            Seeds.Text($"!bad.example,*.example,fuzz?example ssh-ed25519 {blob} comment\n#{key}\n"),
        ];
        yield return new FuzzTarget("known-hosts", InputShape.Text, known, [.. hosts, key], input => ReadKnownHosts(input, Convert.FromBase64String(blob)));
    }

    public static string ReadAuthorizedKeys(byte[] input)
    {
        AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(input);
        KeyEntry[] keys = [.. document.Keys];
        foreach (KeyEntry entry in keys.Take(20))
        {
            KeyDescriber.Describe("fuzz", "fuzz", entry, SshAuthorizedKeyStatus.Present);
        }

        // Each looks through the whole file; a command does it once for each key that it is given.
        foreach (KeyEntry entry in keys.Take(3))
        {
            document.Find(entry.Blob, entry.IsAuthority);
        }

        int unreadable = document.Unreadable.Count();
        _ = document.Lines.Count();
        document.Append("ssh-ed25519 AAAA x");
        document.Remove(keys.Take(3).Select(entry => entry.Line));
        return string.Join(' ', keys.Select(entry => $"{entry.Type} {string.Join(' ', entry.Options.Select(option => option.Split('=')[0]))}").Append(unreadable > 0 ? "unreadable" : "").Distinct());
    }

    private static void ReadOptions(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        KeyOptionText.TrySplit(text, out _);
        KeyOptionList.Parse([text]);
    }

    private static string ReadKnownHosts(byte[] input, byte[] blob)
    {
        KnownHostsDocument document = KnownHostsDocument.Parse("fuzz", input);
        List<string> found = [];
        foreach (HostTarget target in new[] { new HostTarget("fuzz.example", 22), new HostTarget("fuzz.example", 2222), new HostTarget("192.0.2.1", 22) })
        {
            HostKeyFinding finding = HostKeyLookup.Find([document], target, blob);
            found.Add($"{finding.Status} {finding.Authority is not null}");
            found.AddRange(HostKeyLookup.KnownTypes([document], target));
        }

        return string.Join(' ', found);
    }
}
