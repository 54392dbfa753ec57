using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SshAdmin.Tests.Rules;

namespace SshAdmin.Tests.Packaging;

/// <summary>The facts on which the judgements of advisories in Directory.Build.props rest.</summary>
public class AdvisoryTests
{
    // CVE-2024-30172: the fix changed ScalarUtilities and Scalar25519.ReduceBasisVar, which verification called; the
    // portable edition branched off before either was written.
    [Fact]
    public void Shipped_assembly_has_no_lattice_reduction_that_could_loop()
    {
        var methods = MethodsOf(Path.Combine(Sources.Root, "bin", "Dependencies", "BouncyCastle.Crypto.dll"));

        Assert.Contains("ImplVerify", methods);
        Assert.DoesNotContain(methods, name => name.StartsWith("ReduceBasis", StringComparison.Ordinal));
    }

    // CVE-2024-29857 and CVE-2024-30171: neither the certificate reader nor TLS is named anywhere in the product.
    [Fact]
    public void Product_uses_no_part_of_the_library_that_the_other_advisories_are_about()
    {
        var imports = Sources.Of("SshAdmin.Core").Concat(Sources.Of("SshAdmin")).SelectMany(file => file.Text.Split('\n')).Where(line => line.Contains("Org.BouncyCastle"));

        Assert.NotEmpty(imports);
        Assert.DoesNotContain(imports, line => line.Contains(".Tls") || line.Contains(".X509") || line.Contains(".Pkcs") || line.Contains("F2m"));
    }

    private static HashSet<string> MethodsOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.MethodDefinitions.Select(handle => metadata.GetString(metadata.GetMethodDefinition(handle).Name))];
    }
}
