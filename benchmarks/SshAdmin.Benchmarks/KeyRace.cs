using System;
using System.IO;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;

namespace SshAdmin.Benchmarks;

/// <summary>Making a key pair, with and without passphrase, next to ssh-keygen and puttygen.</summary>
internal static class KeyRace
{
    private const string Secret = "correct horse battery staple";

    // What ssh-keygen takes by default before OpenSSH 10; given to both sides, so that they do the same work.
    private const int BcryptRounds = 16;

    private static readonly (SshKeyType Type, int Bits, int Rounds)[] Keys =
    [
        (SshKeyType.Ed25519, 256, 15), (SshKeyType.Ecdsa, 256, 15), (SshKeyType.Ecdsa, 384, 15), (SshKeyType.Ecdsa, 521, 15),
        (SshKeyType.Rsa, 2048, 15), (SshKeyType.Rsa, 3072, 15), (SshKeyType.Rsa, 4096, 11),
    ];

    /// <param name="folder">A folder for the keys of all contestants.</param>
    public static async Task RunAsync(string folder)
    {
        string passphraseFile = Path.Combine(folder, "passphrase");
        string emptyFile = Path.Combine(folder, "empty");
        File.WriteAllText(passphraseFile, Secret);
        File.WriteAllText(emptyFile, "");
        foreach ((SshKeyType type, int bits, int rounds) in Keys)
        {
            string name = type.ToString().ToLowerInvariant();
            string keygen = $"rm -f {folder}/k {folder}/k.pub; exec ssh-keygen -q -t {name} {(type == SshKeyType.Ed25519 ? "" : $"-b {bits}")} -a {BcryptRounds} -f {folder}/k";
            string puttygen = $"exec puttygen -q -t {name} {(type == SshKeyType.Ed25519 ? "" : $"-b {bits}")} -O private -o {folder}/p.ppk --random-device /dev/urandom";
            await Race.RunAsync($"{type} {bits}, no passphrase", rounds,
            [
                new Contestant("SshAdmin, warm, OpenSSH format", () => Make(folder, type, bits, SshKeyFormat.OpenSsh, false)),
                Cold("SshAdmin, cold process, OpenSSH format", folder, type, bits, SshKeyFormat.OpenSsh, false),
                Contestant.Program("ssh-keygen", "sh", "-c", $"{keygen} -N ''"),
                Contestant.Program("puttygen, PPK 3", "sh", "-c", $"{puttygen} --new-passphrase {emptyFile}"),
            ]);
            if (type == SshKeyType.Rsa && bits > 2048)
            {
                // A passphrase adds the same work to every type, and these take seconds to make.
                continue;
            }

            await Race.RunAsync($"{type} {bits}, passphrase, bcrypt with {BcryptRounds} rounds", rounds,
            [
                new Contestant("SshAdmin, warm, OpenSSH format", () => Make(folder, type, bits, SshKeyFormat.OpenSsh, true)),
                Cold("SshAdmin, cold process, OpenSSH format", folder, type, bits, SshKeyFormat.OpenSsh, true),
                Contestant.Program("ssh-keygen", "sh", "-c", $"{keygen} -N '{Secret}'"),
            ]);
            await Race.RunAsync($"{type} {bits}, passphrase, PPK 3 at its usual cost", rounds,
            [
                new Contestant("SshAdmin, warm, PPK 3", () => Make(folder, type, bits, SshKeyFormat.Ppk3, true)),
                Cold("SshAdmin, cold process, PPK 3", folder, type, bits, SshKeyFormat.Ppk3, true),
                Contestant.Program("puttygen, PPK 3", "sh", "-c", $"{puttygen} --new-passphrase {passphraseFile}"),
            ]);
        }
    }

    /// <summary>One key, as a process of its own: what <see cref="Cold"/> starts.</summary>
    public static Task MakeOne(string folder, string type, string bits, string format, string encrypted) =>
        Make(folder, Enum.Parse<SshKeyType>(type), int.Parse(bits), Enum.Parse<SshKeyFormat>(format), bool.Parse(encrypted));

    private static Contestant Cold(string name, string folder, SshKeyType type, int bits, SshKeyFormat format, bool encrypted) =>
        Contestant.Program(name, "dotnet", typeof(KeyRace).Assembly.Location, "key", folder, $"{type}", $"{bits}", $"{format}", $"{encrypted}")!;

    // Generation, encryption, and both files on disk: all that New-SshKeyPair does below the shell.
    private static Task Make(string folder, SshKeyType type, int bits, SshKeyFormat format, bool encrypted)
    {
        KeyCreation creation = new(PrivateFiles.ForThisSystem());
        KeyCreationRequest request = new()
        {
            Path = Path.Combine(folder, "ours"),
            Type = type,
            Bits = bits,
            Output = new KeyOutput(format, encrypted && format == SshKeyFormat.OpenSsh ? BcryptRounds : null),
            Encrypted = encrypted,
            Force = true,
        };
        using Passphrase? passphrase = encrypted ? Passphrase.From(Secure()) : null;
        creation.Run(request, passphrase, CancellationToken.None);
        return Task.CompletedTask;
    }

    private static SecureString Secure()
    {
        SecureString secure = new();
        foreach (char c in Secret)
        {
            secure.AppendChar(c);
        }

        return secure;
    }
}
