using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Convert-SshKey rewrites a key in place, to PPK and back: it stays the same key.</summary>
internal sealed class ConvertJob : CrashJob
{
    private const string Key = "id_ed25519";

    public override string Name => "Convert-SshKey -Force";

    public override void Prepare(string folder)
    {
        SampleKeys.MakePair(Path.Combine(folder, Key));
        File.Copy(Path.Combine(folder, Key + ".pub"), Path.Combine(folder, "expected"));
    }

    public override string[] Command(string folder, int round) =>
        ["Convert-SshKey", "-Path", Path.Combine(folder, Key), "-Destination", Path.Combine(folder, Key), "-Format", round % 2 == 0 ? "Ppk" : "OpenSsh", "-NewComment", $"round {round}", "-Force"];

    public override void Check(string folder, IReadOnlyCollection<int> done, int? maybe)
    {
        string path = Path.Combine(folder, Key);
        byte[] expected = SampleKeys.BlobOfPublic(Path.Combine(folder, "expected"));
        Require(SampleKeys.PublicBlobOfPrivate(path).SequenceEqual(expected), $"{path} is another key");
        RequirePrivate(path);
        Require(!File.Exists(path + ".pub") || SampleKeys.BlobOfPublic(path + ".pub").SequenceEqual(expected), $"{path}.pub belongs to another key");
    }
}
