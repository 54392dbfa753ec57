using System.Text;

namespace SshAdmin.Core.Keys.Formats.OpenSsh;

/// <summary>Constants of openssh-key-v1 (OpenSSH PROTOCOL.key).</summary>
internal static class OpenSshKeyFormat
{
    public const string Label = "OPENSSH PRIVATE KEY";
    public const string Kdf = "bcrypt";
    public const string NoKdf = "none";

    /// <summary>Characters per line, as ssh-keygen breaks them.</summary>
    public const int LineLength = 70;

    public const int SaltSize = 16;

    /// <summary>What ssh-keygen of OpenSSH 10 takes.</summary>
    public const int DefaultRounds = 24;

    /// <summary>AUTH_MAGIC, with its final zero.</summary>
    public static byte[] Magic() => Encoding.ASCII.GetBytes("openssh-key-v1\0");
}
