using System.IO;
using System.Linq;
using SshAdmin.Fuzz;
using SshAdmin.Fuzz.Targets;

namespace SshAdmin.Core.Tests.Fuzzing;

/// <summary>Inputs that once broke a rule of the fuzzer keep it now.</summary>
public class CrasherTests
{
    public static TheoryData<string> Files => [.. Crashers.All.Select(crasher => Path.GetFileName(crasher.File))];

    [Theory]
    [MemberData(nameof(Files))]
    public void CrasherIsHarmlessNow(string file)
    {
        var (name, path) = Crashers.All.Single(crasher => Path.GetFileName(crasher.File) == file);
        var verdict = Judge.Run(AllTargets.Create().Single(target => target.Name == name), File.ReadAllBytes(path));
        Assert.True(verdict.Broken == Broken.Nothing, $"{verdict.Broken}: {verdict.Detail}");
    }

    [Fact]
    public void NamesOfTargetsAreUnique()
    {
        var names = AllTargets.Create().Select(target => target.Name).ToArray();
        Assert.Equal(names.Distinct(), names);
    }
}
