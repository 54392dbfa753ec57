using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Clients;

/// <summary>Problem and remedy in words an administrator can act on.</summary>
internal sealed partial class VerdictText
{
    private const int NamesShown = 6;

    private const string Sha1Risk = "SHA-1 signatures can be forged with effort, and this allows them for every account";

    private readonly ClientSelection _selection;
    private readonly ClientPicture _picture;
    private readonly ServerOffer _offer;
    private readonly SignaturePolicy _policy;
    private readonly ClientPictures _pictures;
    private readonly List<string> _problem = new();
    private readonly List<string> _remedy = new();
    private string? _otherKeys;
    private string? _upgrade;

    private VerdictText(ClientSelection selection, ClientPictures pictures)
    {
        _selection = selection;
        _pictures = pictures;
        _picture = pictures.Of(selection.Row);
        _offer = pictures.Offer;
        _policy = pictures.Policy;
    }

    internal string? Problem => _problem.Count == 0 ? null : string.Join(" ", _problem);

    internal string? Remedy => _remedy.Count == 0 ? null : string.Join(" ", _remedy);

    /// <summary>The safe part of the remedy in a few words, for a table; the whole where it has no few words.</summary>
    internal string? ShortRemedy => (_otherKeys, _upgrade) switch
    {
        (string keys, string version) => keys + " or " + version,
        (string keys, null) => keys + " key",
        (null, string version) => "upgrade to " + version,
        _ => Remedy,
    };

    private string Name => _selection.Row.Client + " " + _selection.Version;

    internal static VerdictText Of(ClientSelection selection, ClientPictures pictures)
    {
        VerdictText text = new(selection, pictures);
        if (selection.IsBeyondExamined)
        {
            text._problem.Add(text.Name + " is newer than " + selection.Row.LastExamined + ", the last version that was looked at.");
        }

        if (text._picture.Negotiation.Succeeds == false)
        {
            text.DescribeNegotiation();
        }
        else
        {
            text.DescribeSignIn();
        }

        return text;
    }

    private void DescribeNegotiation()
    {
        ClientNegotiation negotiation = _picture.Negotiation;
        (ClientList list, string what, IReadOnlyList<string> offered) = negotiation.FailsAt switch
        {
            SshNegotiationStep.KeyExchange => (ClientList.KeyExchange, "key exchange method", _offer.KeyExchange),
            SshNegotiationStep.HostKey => (ClientList.HostKey, "host key algorithm", _offer.HostKey),
            SshNegotiationStep.Encryption => (ClientList.Encryption, "cipher", _offer.EncryptionClientToServer),
            _ => (ClientList.Mac, "message authentication code", _offer.MacClientToServer),
        };
        IReadOnlyList<string> own = _selection.Row.Enabled(list) ?? new string[0];
        _problem.Add(Name + " cannot connect, whatever the user key or password: no " + what + " in common. The client has " + Names(own) + "; the server offers " + Names(offered.Where(name => !KexMarkers.IsMarker(name)).ToArray()) + ".");
        if (negotiation.GroupExchangeWithheld)
        {
            _problem.Add("OpenSSH withholds group exchange from this client, because of faults in its implementation.");
        }

        if (negotiation.ListTooLong)
        {
            _problem.Add("A list of the server is longer than the 1,023 characters that this client reads; what stands behind them it does not see.");
        }

        if (_picture.Faults.Any(fault => fault.Kind == ClientFaultKind.CrashesWithoutMatch))
        {
            _problem.Add("This version crashes where nothing matches, instead of saying so.");
        }

        AddUpgrade(picture => picture.Negotiation.Succeeds == true, "keys and passwords stay as they are");
        foreach (string advice in NegotiationAdvice.For(_picture, _offer, list, offered))
        {
            AddRemedy(advice);
        }

        if (_remedy.Count == 0)
        {
            _remedy.Add("Use another client: OpenSSH no longer has what this one needs.");
        }
    }

    private void DescribeSignIn()
    {
        if (_picture.Negotiation.HostCertificateOnly)
        {
            _problem.Add("The server proves itself with a certificate only. " + Name + " trusts it where known_hosts has the authority (a line that begins with @cert-authority); without that it asks about the key in the certificate, as at any server that is new to it.");
        }

        if (_picture.Negotiation.Confirmations.Count > 0)
        {
            _problem.Add(Name + " asks for confirmation before it uses " + string.Join(" and ", _picture.Negotiation.Confirmations) + "; where nobody can answer (plink -batch) it gives up.");
        }

        if (_picture.Negotiation.AsksUnlessStrict is string cipher)
        {
            _problem.Add(Name + " asks for confirmation before it uses " + cipher + " with a server that has no strict key exchange. Upstream has it from 9.6 on, distributions added it to older versions, and a configuration does not show it; it was taken to be there.");
        }

        if (_picture.Negotiation.Succeeds is null)
        {
            _problem.Add("Whether " + Name + " can connect is not claimed: its algorithm lists are not established.");
        }

        if (_offer.TakesOnlyCertificates)
        {
            _problem.Add("The server takes certificates only: PubkeyAcceptedAlgorithms names no algorithm of a plain key.");
            _remedy.Add("Sign in with a certificate for the key, made by an authority that TrustedUserCAKeys of sshd_config names, or add ssh-ed25519,rsa-sha2-512,rsa-sha2-256 to PubkeyAcceptedAlgorithms.");
            return;
        }

        if (_offer.AcceptedUserSignatures is { Count: 0 })
        {
            _problem.Add("The server takes no public keys at all.");
            _remedy.Add(_offer.KeyChains is null
                ? "Set PubkeyAuthentication yes in sshd_config, or sign in with a password."
                : "Add publickey to the AuthenticationMethods line of sshd_config, or sign in with the methods that stand there.");
            return;
        }

        if (_offer.KeyChains is IReadOnlyList<string> chains)
        {
            _problem.Add("A key alone does not sign in: AuthenticationMethods wants " + string.Join(" or ", chains.Select(DisplayText.Escape)) + ". What is said of keys is about that one step.");
        }

        if (_policy.PublicKeysNotOffered)
        {
            _problem.Add("The server offers this user no sign-in with a public key, " + Shown(_policy.OfferedInstead!) + ".");
            _remedy.Add("Run \"sshd -T -C user=NAME\" on the server. Where it says \"pubkeyauthentication no\", set PubkeyAuthentication yes, if need be in a Match block for this user; where authenticationmethods names another method before publickey, sign in with that one first: a key is asked for after it.");
            return;
        }

        SshUserKeyVerdict? rsa = _picture.Rsa;
        if (rsa is null || _picture.Takes(SshUserKeyType.Rsa))
        {
            DescribeWorkingRsa(rsa);
            DescribeOtherKeys();
            return;
        }

        DescribeRsa(rsa);
        DescribeOtherKeys();
        AddOtherKeyAdvice();
        if (_policy.RsaSha2.Fails)
        {
            if (rsa.Acceptance != UserSignatureAcceptance.Unknown)
            {
                _remedy.Add("For RSA keys the server would have to change: the " + PubkeyKeyword + " line that \"sshd -T\" prints, with \",rsa-sha2-512,rsa-sha2-256\" at its end, in place of the " + PubkeyKeyword + " line of sshd_config; it is sound for keys of 2,048 bits and more.");
            }

            return;
        }

        AddUpgrade(picture => picture.Takes(SshUserKeyType.Rsa), KeyStays());
        if (rsa.Algorithm == SignaturePolicy.SshRsaName && !_policy.RefusedKey(SignaturePolicy.SshRsaName))
        {
            AddRemedy("Only last, and only for a while: switch SHA-1 back on at the server" + Sha1Line() + "; " + Sha1Risk + ".");
        }
    }

    private string Sha1Line() => _picture.Server.Name switch
    {
        ServerProgram.OpenSsh => ", with update-crypto-policies --set LEGACY (Amazon Linux, RHEL) or \"" + PubkeyKeyword + " +ssh-rsa\" in sshd_config",
        ServerProgram.OpenSshForWindows => ", with \"" + PubkeyKeyword + " +ssh-rsa\" in sshd_config",
        _ => string.Empty,
    };

    private string PubkeyKeyword => _picture.Server.IsOpenSshBefore(8, 5) ? "PubkeyAcceptedKeyTypes" : "PubkeyAcceptedAlgorithms";

    private void DescribeRsa(SshUserKeyVerdict rsa)
    {
        bool likely = rsa.Acceptance == UserSignatureAcceptance.LikelyRefused;
        if (rsa.Acceptance == UserSignatureAcceptance.Unknown)
        {
            _problem.Add("Whether RSA keys work is not known. " + Shown(rsa.Evidence));
            AddCheckOfRefusedKey(SignaturePolicy.SshRsaName);
            return;
        }

        if (rsa.Algorithm == SignaturePolicy.SshRsaName && CanSignSha2 && _offer.ServerSignatureAlgorithms is null)
        {
            _problem.Add("RSA keys " + (likely ? "probably " : string.Empty) + "fail: the server announces no server-sig-algs, so the client signs with ssh-rsa (SHA-1), which the server " + (likely ? "probably " : string.Empty) + "refuses.");
        }
        else if (rsa.Algorithm == SignaturePolicy.SshRsaName)
        {
            _problem.Add("RSA keys " + (likely ? "probably " : string.Empty) + "fail: the client can sign with ssh-rsa (SHA-1) only, which the server " + (likely ? "probably " : string.Empty) + "refuses.");
        }
        else
        {
            _problem.Add("RSA keys " + (likely ? "probably " : string.Empty) + "fail.");
        }

        _problem.Add(Shown(rsa.Evidence));
    }

    private void DescribeWorkingRsa(SshUserKeyVerdict? rsa)
    {
        if (rsa?.Algorithm != SignaturePolicy.SshRsaName)
        {
            return;
        }

        _problem.Add("RSA keys sign with ssh-rsa (SHA-1), which no longer protects; they stop working as soon as the server switches SHA-1 off.");
        AddOtherKeyAdvice();
        AddUpgrade(picture => picture.Takes(SshUserKeyType.Rsa) && picture.Rsa?.Algorithm != SignaturePolicy.SshRsaName, KeyStays());
        if (_remedy.Count == 0)
        {
            _remedy.Add(CanSignSha2 ? "Update the server: this client signs with SHA-2 as soon as the server announces it; the RSA key pair can stay as it is." : "Update client and server.");
        }
    }

    private bool CanSignSha2 => _selection.Row.Enabled(ClientList.UserSignature)!.Any(name => name.StartsWith("rsa-sha2-", System.StringComparison.Ordinal));

    private void AddCheckOfRefusedKey(string keyType)
    {
        if (_policy.RefusedKey(keyType))
        {
            AddRemedy("Check the user name, and that this public key stands in the user's authorized_keys; then ask again.");
        }
    }

    private string KeyStays() => "the existing RSA key pair can stay as it is" + (_offer.RequiredRsaSize > 1024 ? " if it has " + _offer.RequiredRsaSize + " bits or more" : string.Empty);

    private void AddUpgrade(System.Func<ClientPicture, bool> good, string addition)
    {
        ClientRow[] later = ClientCatalogue.All
            .Where(row => row.Client == _selection.Row.Client && row.From.CompareTo(_selection.Exact ?? _selection.Row.From) > 0 && !row.From.IsPrerelease)
            .ToArray();
        bool Good(ClientRow row) => good(_pictures.Of(row));
        if (later.FirstOrDefault(Good) is not ClientRow oldest)
        {
            return;
        }

        // The newest row that was read from its source; one known by hearsay only would be poor advice.
        ClientRow newest = later.Reverse().FirstOrDefault(row => row.Confidence == VerdictConfidence.High && Good(row)) ?? later.Reverse().First(Good);
        string first = oldest.From.Text;
        string example = (newest.To ?? newest.From).Text;
        _upgrade = first + "+";
        AddRemedy("Upgrade to " + _selection.Row.Client + " " + first + " or later" + (example == first ? string.Empty : ", for example " + example) + ": " + addition + ".");
    }

    /// <summary>Adds advice in its order; what follows other advice begins with "Or".</summary>
    private void AddRemedy(string advice) =>
        _remedy.Add(_remedy.Count == 0 || advice.StartsWith("Only", System.StringComparison.Ordinal) ? advice : "Or " + char.ToLowerInvariant(advice[0]) + advice.Substring(1));

    private static string Names(IReadOnlyList<string> names)
    {
        string shown = string.Join(", ", names.Take(NamesShown).Select(DisplayText.Escape));
        return names.Count == 0 ? "none" : names.Count > NamesShown ? shown + " and " + (names.Count - NamesShown) + " more" : shown;
    }

    private static string Shown(string evidence) => DisplayText.Escape(evidence);
}
