using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.LongRuns.Crash;

/// <summary>Add-SshAuthorizedKey adds one key after the other: what stood there stays, what was added is there, and each line is whole.</summary>
internal sealed class AddJob : CrashJob
{
    private const string Before = "# keys of the team\n\nfrom=\"10.0.0.0/8\",no-pty ";

    public override string Name => "Add-SshAuthorizedKey";

    public override bool CountsRounds => true;

    private static string Original => Before + SampleKeys.Line(-1) + "\n";

    public override void Prepare(string folder) => WritePrivate(Path.Combine(folder, "authorized_keys"), Original);

    public override string[] Command(string folder, int round) =>
        ["Add-SshAuthorizedKey", "-Path", Path.Combine(folder, "authorized_keys"), "-PublicKey", SampleKeys.Line(round)];

    public override void Check(string folder, IReadOnlyCollection<int> done, int? maybe)
    {
        string path = Path.Combine(folder, "authorized_keys");
        RequirePrivate(path);
        string text = File.ReadAllText(path);
        Require(text.StartsWith(Original, StringComparison.Ordinal), $"the lines that were in {path} before have changed");
        Require(text.EndsWith('\n'), $"the last line of {path} is torn");
        List<string> added = [.. text[Original.Length..].Split('\n').SkipLast(1)];
        foreach (int round in done)
        {
            Require(added.Remove(SampleKeys.Line(round)), $"the key of round {round}, which was reported as added, is not in {path}");
        }

        Require(added.Count == 0 || (maybe is int last && added.SequenceEqual([SampleKeys.Line(last)])), $"{path} holds lines that nobody added: {string.Join(" | ", added)}");
    }
}
