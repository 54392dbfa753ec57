using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Completion;

/// <summary>Completes sizes that the kind of key of the command line can have.</summary>
public sealed class KeyBitsCompleter : Completer
{
    private static readonly (string KeyType, string Bits, string Tooltip)[] Rows =
    [
        ("Ecdsa", "256", "NIST P-256, which every client with ECDSA has"),
        ("Ecdsa", "384", "NIST P-384"),
        ("Ecdsa", "521", "NIST P-521; with PuTTY 0.68 to 0.80 such a key leaks"),
        ("Rsa", "3072", "RSA with 3072 bits, as strong as 128 bits"),
        ("Rsa", "4096", "RSA with 4096 bits"),
        ("Rsa", "2048", "RSA with 2048 bits, the least that is still taken everywhere"),
        ("Rsa", "8192", "RSA with 8192 bits; slow to make"),
        ("Ed25519", "256", "The one size of Ed25519"),
    ];

    private protected override IEnumerable<Candidate> Candidates(string typed, IDictionary bound)
    {
        string keyType = Texts(bound, "KeyType").FirstOrDefault() ?? "Ed25519";
        return Rows.Where(row => string.Equals(row.KeyType, keyType, StringComparison.OrdinalIgnoreCase)).Select(row => new Candidate(row.Bits, row.Tooltip));
    }
}
