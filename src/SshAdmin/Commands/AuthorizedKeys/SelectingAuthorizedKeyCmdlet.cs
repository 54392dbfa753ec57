using System.Linq;
using System.Management.Automation;
using SshAdmin.Completion;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Input;

namespace SshAdmin.Commands;

/// <summary>A command over some of the keys of authorized_keys files.</summary>
public abstract class SelectingAuthorizedKeyCmdlet : AuthorizedKeyCmdlet
{
    private byte[][] _blobs = [];

    /// <summary>Keys by fingerprint, as ssh-keygen -l shows it: SHA256 or MD5.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FingerprintCompleter))]
    public string[] Fingerprint { get; set; } = [];

    /// <summary>Keys by key file, of any format that Get-SshKey reads; of a private key only the public half is looked at. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PublicKeyFileCompleter))]
    public string[] PublicKeyPath { get; set; } = [];

    /// <summary>Keys by comment; wildcards are allowed, and case does not matter.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    private protected override void Prepare() =>
        _blobs = ReadKeyFiles(new KeyInput([], null, allowWeak: true), PublicKeyPath).Select(key => key.Key.Key.Blob).ToArray();

    private protected KeySelector Selector()
    {
        WildcardPattern? comment = Comment is null ? null : Wildcard.Parse(Comment);
        return new KeySelector(Fingerprint, _blobs, comment is null ? null : comment.IsMatch);
    }
}
