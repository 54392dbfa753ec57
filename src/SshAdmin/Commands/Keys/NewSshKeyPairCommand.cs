using System;
using System.Management.Automation;
using System.Security;
using SshAdmin.Completion;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;

namespace SshAdmin.Commands;

/// <summary>Makes a key pair; nothing is overwritten without -Force.</summary>
[Cmdlet(VerbsCommon.New, "SshKeyPair", SupportsShouldProcess = true, DefaultParameterSetName = PassphraseSet)]
[OutputType(typeof(SshKey))]
public sealed class NewSshKeyPairCommand : SshAdminCmdlet, IDisposable
{
    private const string PassphraseSet = "Passphrase";
    private const string NoPassphraseSet = "NoPassphrase";

    private readonly CommandStop _stop = new();

    /// <summary>Where the private key goes; the public one goes beside it as .pub. Without it, the name in ~/.ssh that clients try by themselves.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Ed25519, unless the server or a tool knows only older kinds.</summary>
    [Parameter]
    [ValidateSet(nameof(SshKeyType.Ed25519), nameof(SshKeyType.Ecdsa), nameof(SshKeyType.Rsa))]
    public SshKeyType KeyType { get; set; } = SshKeyType.Ed25519;

    /// <summary>Size: 256, 384 or 521 for ECDSA, 2048 to 16384 for RSA (3072 without it).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KeyBitsCompleter))]
    public int? Bits { get; set; }

    /// <summary>One line that tells keys apart; user@host without it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Comment { get; set; }

    /// <summary>The format of the private key.</summary>
    [Parameter]
    public SshKeyFileFormat Format { get; set; } = SshKeyFileFormat.OpenSsh;

    /// <summary>3 for PuTTY 0.75, WinSCP 5.19 and Tera Term 4.106 and later, 2 for older ones.</summary>
    [Parameter]
    [ValidateRange(2, 3)]
    public int? PpkVersion { get; set; }

    /// <summary>How costly each guess of the passphrase is: bcrypt rounds, Argon2 passes or PBKDF2 iterations.</summary>
    [Parameter]
    public int? KdfRounds { get; set; }

    /// <summary>Protects the private key when someone copies the file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PassphraseSet)]
    public SecureString? Passphrase { get; set; }

    /// <summary>Leaves the private key open to whoever can read the file, for services without a user.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NoPassphraseSet)]
    public SwitchParameter NoPassphrase { get; set; }

    /// <summary>Replaces a key pair that is there. Whoever still needs the old one is locked out.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Makes the pair.</summary>
    protected override void EndProcessing() => Try(Path, () =>
    {
        KeyCreationRequest request = Request();
        KeyCreation creation = new(PrivateFiles.ForThisSystem(), new ClientKeyFiles(), UserFolder.Path);
        using Passphrase? passphrase = Passphrase is null ? null : Core.Keys.Operations.Passphrase.From(Passphrase);
        creation.Require(request);
        if (ShouldProcess(request.Path, creation.Action(request)))
        {
            Write(_stop.Run(stop => creation.Run(request, passphrase, stop)));
        }
    });

    /// <summary>Ends a key derivation.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees the cancellation.</summary>
    public void Dispose() => _stop.Dispose();

    private KeyCreationRequest Request()
    {
        if (ParameterSetName == NoPassphraseSet && !NoPassphrase)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, "-NoPassphrase:$false asks for a passphrase; give it with -Passphrase.", nameof(NoPassphrase));
        }

        return new KeyCreationRequest
        {
            Path = Path is null ? UserFolder.DefaultKeyPath(KeyType, Format) : PathResolution.Single(this, Path),
            Type = KeyType,
            Bits = Bits,
            Comment = Comment,
            Output = new KeyOutput(KeyOutput.Choose(Format, PpkVersion), KdfRounds),
            Encrypted = Passphrase is not null,
            Force = Force,
        };
    }

    // What is odd about a file that this command wrote is better known before the file is used.
    private void Write(SshKey key)
    {
        foreach (string remark in key.Remarks)
        {
            WriteWarning(remark);
        }

        WriteObject(key);
    }
}
