using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using SshAdmin.Loading;

namespace SshAdmin.Tests;

public class EngineSurfaceTests
{
    /// <summary>A member that the stand-in engine lacks shows here by name, and not as a MissingMethodException in the middle of a command.</summary>
    [Fact]
    public void Every_type_and_member_that_the_module_refers_to_resolves()
    {
        Assembly module = typeof(ModuleInitializer).Assembly;
        using PEReader file = new(File.OpenRead(module.Location));
        MetadataReader metadata = file.GetMetadataReader();
        List<string> missing = [];
        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            MemberReference reference = metadata.GetMemberReference(handle);
            if (reference.Parent.Kind == HandleKind.TypeReference && !Resolves(() => module.ManifestModule.ResolveMember(MetadataTokens.GetToken(handle))))
            {
                TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)reference.Parent);
                missing.Add($"{metadata.GetString(type.Name)}.{metadata.GetString(reference.Name)}");
            }
        }

        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
        {
            if (!Resolves(() => module.ManifestModule.ResolveType(MetadataTokens.GetToken(handle))))
            {
                missing.Add(metadata.GetString(metadata.GetTypeReference(handle).Name));
            }
        }

        Assert.Empty(missing);
    }

    private static bool Resolves(Action resolve)
    {
        try
        {
            resolve();
            return true;
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException or FileNotFoundException)
        {
            return false;
        }
    }
}
