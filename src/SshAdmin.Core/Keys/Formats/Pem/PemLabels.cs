using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Keys.Formats.OpenSsh;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>What the label of a PEM block means for someone who looks for a key.</summary>
internal static class PemLabels
{
    /// <summary>What openssl ecparam -genkey writes before a key, which names its curve itself.</summary>
    public const string CurveParameters = "EC PARAMETERS";

    private static readonly string[] Readable = [OpenSshKeyFormat.Label, Pkcs1.Label, Sec1.Label, Pkcs8.Label, Pkcs8.EncryptedLabel];

    // Bundles put certificates before the key.
    private static readonly string[] PassedOver = [CurveParameters, "CERTIFICATE", "TRUSTED CERTIFICATE", "X509 CERTIFICATE"];

    private static readonly IReadOnlyDictionary<string, string> Advice = new Dictionary<string, string>
    {
        ["DSA PRIVATE KEY"] = "The file holds a DSA key in PEM form; current SSH software refuses DSA. Make a new Ed25519 key.",
        ["PUBLIC KEY"] = "This is a public key in X.509 form. Convert it with: ssh-keygen -i -m PKCS8 -f <file>.",
        ["RSA PUBLIC KEY"] = "This is an RSA public key in PKCS#1 form. Convert it with: ssh-keygen -i -m PEM -f <file>.",
        ["PGP PRIVATE KEY BLOCK"] = "This is an OpenPGP key, not an SSH key.",
        ["PGP PUBLIC KEY BLOCK"] = "This is an OpenPGP key, not an SSH key.",
        ["CERTIFICATE REQUEST"] = "This is an X.509 certificate request, not an SSH key.",
    };

    public static bool IsPassedOver(string label) => PassedOver.Contains(label);

    public static void RequireReadable(string label)
    {
        if (!Readable.Contains(label))
        {
            throw Advice.TryGetValue(label, out string? advice)
                ? KeyFileErrors.Unsupported(advice)
                : KeyFileErrors.Unknown($"'BEGIN {DisplayText.Escape(label.Length <= 60 ? label : label.Substring(0, 60))}' does not head an SSH key");
        }
    }
}
