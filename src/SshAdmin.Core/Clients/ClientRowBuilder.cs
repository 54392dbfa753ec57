using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Clients;

/// <summary>Writes the rows of one client as what each version adds to, or takes from, the one before.</summary>
internal sealed class ClientRowBuilder
{
    private readonly string _client;
    private readonly List<ClientRow> _rows = new();
    private readonly Dictionary<ClientList, List<string>> _lists = new();
    private readonly Dictionary<ClientList, IReadOnlyList<string>> _off = new();
    private readonly Dictionary<ClientList, IReadOnlyList<string>> _warned = new();
    private Func<ClientRow>? _open;
    private IReadOnlyList<string>? _formats;
    private bool? _readsSignatureAlgorithms;
    private bool? _strictKeyExchange;
    private bool _hostCertificates;
    private RsaSignatureChoice _rsaChoice = RsaSignatureChoice.NotKnown;
    private VerdictConfidence _confidence = VerdictConfidence.High;
    private int? _rsaMinimumBits;
    private bool _orderKnown = true;
    private string _source = string.Empty;
    private ClientVersion? _lastExamined;

    internal ClientRowBuilder(string client) => _client = client;

    /// <summary>Begins a range; <paramref name="to"/> is <c>null</c> for one that runs to the next row or beyond the newest release.</summary>
    internal ClientRowBuilder Since(string from, string? to, string? released = null)
    {
        Close();
        _lastExamined = null;
        ClientVersion first = ClientVersion.Parse(from);
        ClientVersion? last = to is null ? null : ClientVersion.Parse(to);
        _open = () => new ClientRow
        {
            Client = _client,
            From = first,
            To = last,
            LastExamined = _lastExamined,
            Released = released,
            Lists = Copy(_lists),
            Off = new Dictionary<ClientList, IReadOnlyList<string>>(_off),
            Warned = new Dictionary<ClientList, IReadOnlyList<string>>(_warned),
            OrderKnown = _orderKnown,
            KeyFormats = _formats,
            RsaChoice = _rsaChoice,
            ReadsServerSignatureAlgorithms = _readsSignatureAlgorithms,
            StrictKeyExchange = _strictKeyExchange,
            HostCertificates = _hostCertificates,
            RsaMinimumBits = _rsaMinimumBits,
            Confidence = _confidence,
            Source = _source,
        };
        return this;
    }

    /// <summary>Takes the lists over from another client that carries its code.</summary>
    internal ClientRowBuilder Like(ClientRow other)
    {
        foreach (KeyValuePair<ClientList, IReadOnlyList<string>> list in other.Lists)
        {
            _lists[list.Key] = new List<string>(list.Value);
        }

        foreach (KeyValuePair<ClientList, IReadOnlyList<string>> list in other.Warned)
        {
            _warned[list.Key] = list.Value;
        }

        return this;
    }

    internal ClientRowBuilder Set(ClientList list, string names)
    {
        _lists[list] = new List<string>(Split(names));
        return this;
    }

    internal ClientRowBuilder First(ClientList list, string names) => Insert(list, 0, names);

    internal ClientRowBuilder Last(ClientList list, string names) => Insert(list, _lists[list].Count, names);

    internal ClientRowBuilder Before(ClientList list, string anchor, string names) => Insert(list, IndexOf(list, anchor), names);

    internal ClientRowBuilder Remove(ClientList list, string names)
    {
        foreach (string name in Split(names))
        {
            _lists[list].RemoveAt(IndexOf(list, name));
        }

        return this;
    }

    /// <summary>Takes names from wherever they stand and puts them to the end of the list.</summary>
    internal ClientRowBuilder MoveLast(ClientList list, string names) => Remove(list, names).Last(list, names);

    /// <summary>Takes names from wherever they stand and puts them before another.</summary>
    internal ClientRowBuilder MoveBefore(ClientList list, string anchor, string names) => Remove(list, names).Before(list, anchor, names);

    /// <summary>What of a list is switched off in a fresh installation; replaces what was said before.</summary>
    internal ClientRowBuilder Off(ClientList list, string names)
    {
        _off[list] = Split(names);
        return this;
    }

    /// <summary>What of a list stands below the warning line; replaces what was said before.</summary>
    internal ClientRowBuilder Warned(ClientList list, string names)
    {
        _warned[list] = Split(names);
        return this;
    }

    internal ClientRowBuilder KeyFormats(params string[] formats)
    {
        _formats = formats;
        return this;
    }

    internal ClientRowBuilder ReadsServerSignatureAlgorithms(bool? reads)
    {
        _readsSignatureAlgorithms = reads;
        return this;
    }

    internal ClientRowBuilder StrictKeyExchange(bool? strict)
    {
        _strictKeyExchange = strict;
        return this;
    }

    /// <summary>From here on it takes host certificates without being told of an authority.</summary>
    internal ClientRowBuilder HostCertificates()
    {
        _hostCertificates = true;
        return this;
    }

    internal ClientRowBuilder Rsa(RsaSignatureChoice choice)
    {
        _rsaChoice = choice;
        return this;
    }

    internal ClientRowBuilder RsaMinimumBits(int bits)
    {
        _rsaMinimumBits = bits;
        return this;
    }

    internal ClientRowBuilder OrderNotKnown()
    {
        _orderKnown = false;
        return this;
    }

    internal ClientRowBuilder Confidence(VerdictConfidence confidence)
    {
        _confidence = confidence;
        return this;
    }

    internal ClientRowBuilder LastExamined(string version)
    {
        _lastExamined = ClientVersion.Parse(version);
        return this;
    }

    internal ClientRowBuilder Source(string source)
    {
        _source = source;
        return this;
    }

    internal IReadOnlyList<ClientRow> Build()
    {
        Close();
        return _rows.ToArray();
    }

    private void Close()
    {
        if (_open is not null)
        {
            _rows.Add(_open());
            _open = null;
        }
    }

    private ClientRowBuilder Insert(ClientList list, int index, string names)
    {
        foreach (string name in Split(names))
        {
            if (_lists[list].Contains(name))
            {
                throw new InvalidOperationException(_client + " lists " + name + " twice.");
            }

            _lists[list].Insert(index++, name);
        }

        return this;
    }

    private int IndexOf(ClientList list, string name)
    {
        int index = _lists[list].IndexOf(name);
        return index >= 0 ? index : throw new InvalidOperationException(_client + " does not list " + name + ".");
    }

    private static string[] Split(string names) => names.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<ClientList, IReadOnlyList<string>> Copy(Dictionary<ClientList, List<string>> lists)
    {
        Dictionary<ClientList, IReadOnlyList<string>> copy = new();
        foreach (KeyValuePair<ClientList, List<string>> list in lists)
        {
            copy[list.Key] = list.Value.ToArray();
        }

        return copy;
    }
}
