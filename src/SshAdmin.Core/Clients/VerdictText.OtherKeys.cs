using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Clients;

/// <summary>What is said of keys that are not RSA.</summary>
internal sealed partial class VerdictText
{
    private const string P521 = "ecdsa-sha2-nistp521";

    private void DescribeOtherKeys()
    {
        List<string> notKnown = new();
        foreach ((SshUserKeyType type, string name) in new[] { (SshUserKeyType.Ecdsa, "ECDSA"), (SshUserKeyType.Ed25519, "Ed25519") })
        {
            SshUserKeyVerdict? best = _picture.UserKeys.Where(key => key.KeyType == type).OrderBy(key => key.Acceptance).FirstOrDefault();
            if (best is null || _picture.Takes(type))
            {
                continue;
            }

            if (best.Acceptance == UserSignatureAcceptance.Unknown && best.Algorithm is not null && _policy.RefusedKey(best.Algorithm))
            {
                _problem.Add("Whether " + name + " keys work is not known. " + Shown(best.Evidence));
                AddCheckOfRefusedKey(best.Algorithm);
            }
            else if (best.Acceptance == UserSignatureAcceptance.Unknown)
            {
                notKnown.Add(name);
            }
            else
            {
                _problem.Add(name + " keys " + (best.Acceptance == UserSignatureAcceptance.LikelyRefused ? "probably fail: " : "fail: ") + Shown(best.Evidence));
            }
        }

        DescribeCurves();
        if (notKnown.Count > 0)
        {
            _problem.Add("Whether " + string.Join(" and ", notKnown) + " keys work is not known: nothing in the server's offer shows it.");
        }
    }

    private void DescribeCurves()
    {
        SshUserKeyVerdict[] curves = [.. _picture.UserKeys.Where(key => key.KeyType == SshUserKeyType.Ecdsa)];
        SshUserKeyVerdict[] failing = [.. curves.Where(key => !ClientPicture.Works(key))];
        if (failing.Length > 0 && failing.Length < curves.Length)
        {
            _problem.Add("ECDSA keys work on " + Curves(curves.Except(failing)) + ", not on " + Curves(failing) + ": " + Shown(failing[0].Evidence));
        }
    }

    // ecdsa-sha2-nistp384 is the curve P-384, the name that people see in key generators.
    private static string Curves(IEnumerable<SshUserKeyVerdict> keys) => string.Join(" and ", keys.Select(key => "P-" + key.Algorithm!.Substring("ecdsa-sha2-nistp".Length)));

    private void AddOtherKeyAdvice()
    {
        // A curve on which this client gives the key away is no advice.
        bool leaks = _picture.Faults.Any(fault => fault.Kind == ClientFaultKind.LeaksP521);
        SshUserKeyVerdict[] curves = [.. _picture.UserKeys.Where(key => key.KeyType == SshUserKeyType.Ecdsa)];
        SshUserKeyVerdict[] sound = [.. curves.Where(key => ClientPicture.Works(key) && !(leaks && key.Algorithm == P521))];
        List<string> types = [];
        if (_picture.Takes(SshUserKeyType.Ed25519))
        {
            types.Add("Ed25519");
        }

        if (_picture.Takes(SshUserKeyType.Ecdsa) && sound.Length > 0)
        {
            types.Add("ECDSA");
        }

        if (types.Count > 0)
        {
            bool all = sound.Length == curves.Length || !types.Contains("ECDSA");
            bool allButTheLeak = leaks && curves.All(key => ClientPicture.Works(key));
            string curve = all ? string.Empty : allButTheLeak ? " (not on P-521 with this client)" : " (on " + Curves(sound) + ")";
            _otherKeys = string.Join("/", types);
            _remedy.Add("Use an " + string.Join(" or ", types) + " key with this client" + curve + ", and register its public half for the account.");
        }
    }
}
