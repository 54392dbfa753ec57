using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Diagnosis.Logs;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>Alone, because it looks at the memory of the whole process.</summary>
[CollectionDefinition(nameof(LogMemoryTests), DisableParallelization = true)]
[Collection(nameof(LogMemoryTests))]
public class LogMemoryTests
{
    private const long Characters = 50_000_000;

    [Theory]
    [InlineData("attempts")]
    [InlineData("one connection")]
    public void LongLogIsReadInBoundedMemory(string form)
    {
        LogParser parser = new(redact: true);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        int reports = 0;
        int count = 0;
        foreach (var line in form == "attempts" ? Attempts() : OneConnection())
        {
            reports += parser.Add(line).Count();
            if (++count % 100_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        reports += parser.Finish().Count();
        Assert.True(reports >= 1);

        // 50 million characters are 100 MB as strings.
        Assert.True(most < 16_000_000, $"{most:N0} bytes after {count:N0} lines");
    }

    private static IEnumerable<string> Attempts()
    {
        var lines = LogSamples.Text("46-agent-keys-vvv.log").Split('\n');
        for (long written = 0; written < Characters;)
        {
            foreach (var line in lines)
            {
                written += line.Length;
                yield return line;
            }
        }
    }

    // What a server can make a client print without end: attempts, banners, and keys and methods of ever other names.
    private static IEnumerable<string> OneConnection()
    {
        var head = LogSamples.Text("46-agent-keys-vvv.log").Split('\n').TakeWhile(line => !line.Contains("Offering"));
        foreach (var line in head)
        {
            yield return line;
        }

        long written = 0;
        for (int i = 0; written < Characters; i++)
        {
            string[] lines =
            [
                $"debug1: Offering public key: comment-{i} ED25519 SHA256:0qaVPs2QcUnispuxfoyRGRvqNXkT42I1NlVh+HQbUIs agent\r",
                $"debug1: Authentications that can continue: publickey,method-{i},{new string('m', 8000)}\r",
                $"Load key \"/home/user-{i}/key\": bad permissions\r",
                new string('b', 8000),
            ];
            foreach (var line in lines)
            {
                written += line.Length;
                yield return line;
            }
        }
    }
}
