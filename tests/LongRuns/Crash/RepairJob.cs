using System.Collections.Generic;
using System.IO;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Repair-SshKeyAcl closes a key that is opened again before each round: its content never changes.</summary>
internal sealed class RepairJob : CrashJob
{
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Opened = Closed | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public override string Name => "Repair-SshKeyAcl";

    public override void Prepare(string folder)
    {
        SampleKeys.MakePair(Path.Combine(folder, "id_ed25519"));
        File.Copy(Path.Combine(folder, "id_ed25519"), Path.Combine(folder, "expected"));
    }

    public override void Begin(string folder, int round) => File.SetUnixFileMode(Path.Combine(folder, "id_ed25519"), Opened);

    public override string[] Command(string folder, int round) => ["Repair-SshKeyAcl", "-Path", Path.Combine(folder, "id_ed25519")];

    public override void Check(string folder, IReadOnlyCollection<int> done, int? maybe)
    {
        string path = Path.Combine(folder, "id_ed25519");
        Require(File.ReadAllText(path) == File.ReadAllText(Path.Combine(folder, "expected")), $"{path} has another content");
        UnixFileMode mode = File.GetUnixFileMode(path);
        Require(mode == Closed || (mode == Opened && (maybe is not null || done.Count == 0)), $"{path} was reported as repaired and has the mode {mode}");
    }
}
