using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SshAdmin.Completion;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Commands;

/// <summary>A command over a server's configuration: from a file, from text, or line by line from the pipeline.</summary>
public abstract class ServerConfigurationCmdlet : SshAdminCmdlet
{
    private const string PathSet = "Path";
    /// <summary>Name of the parameter set of <see cref="LiteralPath"/>, which is the default one as in <see cref="PathCmdlet"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    private const string TextSet = "Text";
    private readonly List<string> _text = [];

    /// <summary>An sshd_config, the output of <c>sshd -T</c>, or a crypto-policies back-end file; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The same, taken letter by letter: for names that hold <c>[</c>, <c>]</c>, <c>*</c> or <c>?</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The configuration itself, whole or as lines: <c>ssh host sudo sshd -T | Test-SshServerConfiguration</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] Text { get; set; } = [];

    /// <summary>A folder that stands for the server's root directory, so that Include finds the files of a copied tree.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Root { get; set; }

    /// <summary>The server's operating system; without it, what the configuration itself shows.</summary>
    [Parameter]
    public SshServerPlatform? Platform { get; set; }

    /// <summary>The server's OpenSSH version, such as <c>9.2</c> or <c>OpenSSH_9.2p1 Debian-2</c>; it decides what is known and what the defaults are. Without it, the newest known.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServerVersionCompleter))]
    public string? ServerVersion { get; set; }

    /// <summary>The user for whom Match blocks are evaluated.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>The groups of that user; a configuration alone does not tell them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Group { get; set; } = [];

    /// <summary>The address from which the user connects.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Address { get; set; }

    /// <summary>The server's address to which the user connects.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LocalAddress { get; set; }

    /// <summary>The server's port to which the user connects.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int? LocalPort { get; set; }

    /// <summary>The name of the client's host as the server sees it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientHost { get; set; }

    /// <summary>The connection that the parameters describe.</summary>
    private protected ConnectionContext Connection => new()
    {
        User = User,
        Groups = Group,
        Address = Address,
        Host = ClientHost,
        LocalAddress = LocalAddress,
        LocalPort = LocalPort,
    };

    /// <summary>Takes one input.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == TextSet)
        {
            _text.AddRange(Text);
            return;
        }

        bool literal = ParameterSetName == LiteralPathSet;
        foreach (string given in literal ? LiteralPath : Path)
        {
            Try(given, () =>
            {
                foreach (UserPath path in PathResolution.Existing(this, given, literal))
                {
                    Try(path.Raw, () => Work(Request with { Path = path.Full }));
                }
            });
        }
    }

    /// <summary>Judges what the pipeline brought line by line.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName != TextSet)
        {
            return;
        }

        string text = string.Join("\n", _text);
        Try(null, () => Work(IsFile(out string path) ? Request with { Path = path } : Request with { Text = text }));
    }

    private protected ServerConfiguration Load(ConfigurationRequest request)
    {
        ServerConfiguration configuration = ServerConfigurationLoader.Load(request);
        (string Name, bool Given)[] parameters =
        [
            (nameof(User), User is not null), (nameof(Group), Group.Length > 0), (nameof(Address), Address is not null), (nameof(LocalAddress), LocalAddress is not null),
            (nameof(LocalPort), LocalPort is not null), (nameof(ClientHost), ClientHost is not null),
        ];
        string[] given = [.. parameters.Where(parameter => parameter.Given).Select(parameter => "-" + parameter.Name)];
        if (configuration.IsDump && given.Length > 0)
        {
            WriteWarning($"The configuration is the output of sshd -T, which has no Match blocks: {string.Join(", ", given)} cannot choose among them. Make the output for the connection: sshd -T -C user=NAME,host=HOST,addr=ADDRESS.");
        }

        return configuration;
    }

    /// <summary>The work for one configuration.</summary>
    private protected abstract void Work(ConfigurationRequest request);

    private ConfigurationRequest Request => new()
    {
        Root = Root is null ? null : PathResolution.Single(this, Root),
        Platform = Platform,
        ServerVersion = ServerVersion,
        Context = Connection,
    };

    /// <summary>One piped word that names a file is meant as that file, and never a configuration: every line of one has a blank.</summary>
    private bool IsFile(out string path)
    {
        path = string.Empty;
        if (_text.Count != 1 || _text[0].Length == 0 || _text[0].IndexOfAny(['\n', '\0']) >= 0)
        {
            return false;
        }

        try
        {
            path = PathResolution.Single(this, _text[0]);
        }
        catch (Exception e) when (e is Core.Errors.SshAdminException or PSArgumentException or NotSupportedException)
        {
            return false;
        }

        return File.Exists(path);
    }
}
