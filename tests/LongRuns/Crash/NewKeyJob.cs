using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.LongRuns.Crash;

/// <summary>New-SshKeyPair replaces a key pair: the old or the new private key is there, and no public key of another one.</summary>
internal sealed class NewKeyJob : CrashJob
{
    private const string Key = "id_ed25519";

    public override string Name => "New-SshKeyPair -Force";

    public override void Prepare(string folder) => SampleKeys.MakePair(Path.Combine(folder, Key));

    public override string[] Command(string folder, int round) =>
        ["New-SshKeyPair", "-Path", Path.Combine(folder, Key), "-Comment", $"round {round}", "-NoPassphrase", "-Force"];

    public override void Check(string folder, IReadOnlyCollection<int> done, int? maybe)
    {
        string path = Path.Combine(folder, Key);
        byte[] blob = SampleKeys.PublicBlobOfPrivate(path);
        RequirePrivate(path);
        bool hasPublic = File.Exists(path + ".pub");
        Require(hasPublic || maybe is not null, $"{path}.pub is missing");
        Require(!hasPublic || SampleKeys.BlobOfPublic(path + ".pub").SequenceEqual(blob), $"{path}.pub belongs to another key");
    }
}
