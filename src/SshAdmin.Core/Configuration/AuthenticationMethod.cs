namespace SshAdmin.Core.Configuration;

/// <summary>The methods of RFC 4252 and which keyword switches each one.</summary>
internal static class AuthenticationMethod
{
    /// <param name="method">With or without a device behind a colon, such as keyboard-interactive:pam.</param>
    /// <param name="settings">The values in force.</param>
    internal static bool IsEnabled(string method, EffectiveConfiguration settings) => method.Split(':')[0] switch
    {
        "none" => true,
        "publickey" => settings.Is("PubkeyAuthentication", "yes"),
        "password" => settings.Is("PasswordAuthentication", "yes"),
        "keyboard-interactive" => settings.Is("KbdInteractiveAuthentication", "yes") || settings.Is("ChallengeResponseAuthentication", "yes"),
        "hostbased" => settings.Is("HostbasedAuthentication", "yes"),
        "gssapi-with-mic" => settings.Is("GSSAPIAuthentication", "yes"),
        "gssapi-keyex" => settings.Is("GSSAPIKeyExchange", "yes"),
        _ => false,
    };
}
