using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Remove-SshAuthorizedKey removes one key after the other from a long file: these lines go, and no other.</summary>
internal sealed class RemoveJob : CrashJob
{
    private const int Keys = 500;

    public override string Name => "Remove-SshAuthorizedKey";

    public override bool CountsRounds => true;

    public override void Prepare(string folder) => WritePrivate(Path.Combine(folder, "authorized_keys"), Text([]));

    public override string[] Command(string folder, int round) =>
        ["Remove-SshAuthorizedKey", "-Path", Path.Combine(folder, "authorized_keys"), "-Comment", $"key-{round}", "-Confirm:$false"];

    public override void Check(string folder, IReadOnlyCollection<int> done, int? maybe)
    {
        string path = Path.Combine(folder, "authorized_keys");
        RequirePrivate(path);
        string text = File.ReadAllText(path);
        Require(text == Text(done) || (maybe is int last && text == Text([.. done, last])), $"{path} is not what it was without the {done.Count} keys that were reported as removed");
    }

    private static string Text(IReadOnlyCollection<int> without) =>
        "# keys of everybody\n" + string.Concat(Enumerable.Range(0, Keys).Except(without).Select(i => SampleKeys.Line(i) + "\n"));
}
