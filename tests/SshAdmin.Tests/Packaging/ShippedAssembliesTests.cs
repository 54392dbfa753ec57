using System.IO;
using SshAdmin.Tests.Rules;

namespace SshAdmin.Tests.Packaging;

/// <summary>What a build leaves in bin/ is what PowerShell loads and what the package carries: these files and no other.</summary>
public class ShippedAssembliesTests
{
    [Fact]
    public void Module_folder_holds_exactly_the_expected_assemblies()
    {
        Assert.Equal(Expected.Assemblies, Expected.AssembliesUnder(Sources.Root));
    }

    [Fact]
    public void Assemblies_of_others_stay_out_of_the_folder_that_is_searched_first()
    {
        var own = Directory.GetFiles(Path.Combine(Sources.Root, "bin"), "*.dll").Select(file => Path.GetFileName(file));

        Assert.All(own, name => Assert.StartsWith("SshAdmin", name));
    }
}
