using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;

namespace SshAdmin.Commands;

/// <summary>Rewrites private keys: another format, passphrase, cost or comment. The source stays as it is unless it is the destination as well.</summary>
[Cmdlet(VerbsData.Convert, "SshKey", SupportsShouldProcess = true, DefaultParameterSetName = LiteralPathSet)]
[OutputType(typeof(SshKey))]
public sealed class ConvertSshKeyCommand : PathCmdlet, IDisposable
{
    private readonly CommandStop _stop = new();
    private readonly KeyConversion _conversion = new(PrivateFiles.ForThisSystem(), new ClientKeyFiles());

    /// <summary>The new file, or a folder for it. Without it, the source is rewritten, which takes -Force.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>The new format; without it, the format stays.</summary>
    [Parameter]
    public SshKeyFileFormat? Format { get; set; }

    /// <summary>3 for PuTTY 0.75, WinSCP 5.19 and Tera Term 4.106 and later, 2 for older ones.</summary>
    [Parameter]
    [ValidateRange(2, 3)]
    public int? PpkVersion { get; set; }

    /// <summary>How costly each guess of the passphrase is: bcrypt rounds, Argon2 passes or PBKDF2 iterations.</summary>
    [Parameter]
    public int? KdfRounds { get; set; }

    /// <summary>Opens the source; it stays the passphrase unless another is given.</summary>
    [Parameter]
    public SecureString? Passphrase { get; set; }

    /// <summary>Protects the new file.</summary>
    [Parameter]
    public SecureString? NewPassphrase { get; set; }

    /// <summary>Leaves the new file open to whoever can read it.</summary>
    [Parameter]
    public SwitchParameter NoNewPassphrase { get; set; }

    /// <summary>The new comment; without it, the comment stays.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? NewComment { get; set; }

    /// <summary>Replaces a file that is there, the source itself included.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Ends a key derivation.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees the cancellation.</summary>
    public void Dispose() => _stop.Dispose();

    private protected override void ProcessPath(UserPath path)
    {
        KeyConversionRequest request = Request(path);
        using Passphrase? passphrase = Open(Passphrase);
        using Passphrase? newPassphrase = Open(NewPassphrase);
        _conversion.Require(request);
        if (ShouldProcess(request.Destination, _conversion.Action(request)))
        {
            Write(_stop.Run(stop => _conversion.Run(request, passphrase, newPassphrase, stop)));
        }
    }

    private static Passphrase? Open(SecureString? secret) => secret is null ? null : Core.Keys.Operations.Passphrase.From(secret);

    private KeyConversionRequest Request(UserPath path)
    {
        if (NewPassphrase is not null && NoNewPassphrase)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, "-NewPassphrase and -NoNewPassphrase exclude each other.", nameof(NoNewPassphrase));
        }

        string destination = Destination is null ? path.Full : PathResolution.Single(this, Destination);
        return new KeyConversionRequest
        {
            Source = path.Full,
            Destination = Directory.Exists(destination) ? PublicCompanion.Rename(System.IO.Path.Combine(destination, System.IO.Path.GetFileName(path.Full)), Format) : destination,
            Format = Format is null ? null : KeyOutput.Choose(Format.Value, PpkVersion),
            PpkVersion = PpkVersion,
            KdfRounds = KdfRounds,
            NewComment = NewComment,
            PassphraseChange = NewPassphrase is not null ? PassphraseChange.Set : NoNewPassphrase ? PassphraseChange.Remove : PassphraseChange.Keep,
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
