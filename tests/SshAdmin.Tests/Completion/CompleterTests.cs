using System.Collections;
using System.Management.Automation;
using System.Reflection;
using SshAdmin.Completion;
using SshAdmin.Core.Clients;
using SshAdmin.Loading;

namespace SshAdmin.Tests.Completion;

public class CompleterTests
{
    public static TheoryData<Type> Completers => [.. typeof(ModuleInitializer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Completer)) && !type.IsAbstract)];

    [Theory]
    [InlineData("PuTTY 0.7", "'PuTTY 0.74'")]
    [InlineData("'putty 0.7", "'PuTTY 0.74'")]
    [InlineData("PuTTY*4", "'PuTTY 0.74'")]
    [InlineData("tera", "'Tera Term*'")]
    public void A_client_is_found_by_its_beginning_or_by_wildcards_and_quoted(string typed, string expected) =>
        Assert.Contains(expected, Texts(new ClientNameCompleter(), typed));

    [Fact]
    public void Every_client_can_be_completed_to() =>
        Assert.Equal(ClientCatalogue.Clients.Count + ClientCatalogue.All.Count, Texts(new ClientNameCompleter(), "").Length);

    [Theory]
    [InlineData("Ecdsa", "", "256 384 521")]
    [InlineData("rsa", "3", "3072")]
    [InlineData(null, "", "256")]
    public void Sizes_follow_the_kind_of_key(string? keyType, string typed, string expected) =>
        Assert.Equal(expected, string.Join(" ", Texts(new KeyBitsCompleter(), typed, keyType is null ? null : new Hashtable { ["KeyType"] = keyType })));

    [Fact]
    public void Server_versions_begin_with_the_newest()
    {
        string[] versions = Texts(new ServerVersionCompleter(), "");
        Assert.Equal(versions.OrderByDescending(Version.Parse), versions);
        Assert.Contains("9.8", versions);
    }

    [Theory]
    [MemberData(nameof(Completers))]
    public void No_input_makes_a_completer_throw(Type type)
    {
        foreach (string? typed in new[] { null, "", "'", "[", "*[", "`", "a b", new string('x', 5000), "\0" })
        {
            foreach (IDictionary? bound in new IDictionary?[] { null, new Hashtable(), new Hashtable { ["KeyType"] = 7, ["HostName"] = new object?[] { null, 3 }, ["Path"] = "\0", ["LocalUser"] = "nobody there" } })
            {
                IEnumerable<CompletionResult>? results = ((Completer)Activator.CreateInstance(type)!).CompleteArgument("c", "p", typed!, null!, bound!);
                Assert.All(results ?? [], result => Assert.NotEmpty(result.ToolTip));
            }
        }
    }

    [Theory]
    [InlineData("HostName", typeof(HostNameCompleter))]
    [InlineData("UserName", typeof(UserNameCompleter))]
    [InlineData("KeyPath", typeof(PrivateKeyFileCompleter))]
    [InlineData("PublicKeyPath", typeof(PublicKeyFileCompleter))]
    [InlineData("ServerVersion", typeof(ServerVersionCompleter))]
    [InlineData("Client", typeof(ClientNameCompleter))]
    [InlineData("Fingerprint", typeof(FingerprintCompleter))]
    public void Every_parameter_of_that_name_completes(string name, Type completer)
    {
        PropertyInfo[] parameters = typeof(ModuleInitializer).Assembly.GetExportedTypes().SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.Name == name && property.GetCustomAttributes<ParameterAttribute>().Any()).ToArray();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter => Assert.Equal(completer, parameter.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type));
    }

    private static string[] Texts(Completer completer, string typed, IDictionary? bound = null) =>
        completer.CompleteArgument("c", "p", typed, null!, bound!).Select(result => result.CompletionText).ToArray();
}
