using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Operations;

namespace SshAdmin.Commands;

/// <summary>Describes key files of every kind; a folder stands for the keys in it.</summary>
[Cmdlet(VerbsCommon.Get, "SshKey", DefaultParameterSetName = LiteralPathSet)]
[OutputType(typeof(SshKey))]
public sealed class GetSshKeyCommand : PathCmdlet, IDisposable
{
    private readonly CommandStop _stop = new();
    private readonly KeyReading _reading = new(new ClientKeyFiles());

    /// <summary>Opens encrypted private keys, which proves passphrase and file right.</summary>
    [Parameter]
    public SecureString? Passphrase { get; set; }

    /// <summary>Ends a key derivation.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees the cancellation.</summary>
    public void Dispose() => _stop.Dispose();

    private protected override void ProcessPath(UserPath path)
    {
        if (!Directory.Exists(path.Full))
        {
            Write(path.Full);
            return;
        }

        foreach (string file in KeyFolder.Candidates(path.Full))
        {
            Try(file, () =>
            {
                if (KeyFolder.IsList(file))
                {
                    WriteVerbose($"'{file}' is passed over: by its name it lists keys of others, or settings. Name the file itself to read the keys in it.");
                    return;
                }

                try
                {
                    Write(file);
                }
                catch (SshInputException e) when (e.Reason is ErrorReason.KeyFormatUnknown or ErrorReason.FileTooLarge or ErrorReason.PathNotFound)
                {
                    WriteVerbose(e.Message);
                }
            });
        }
    }

    private void Write(string file)
    {
        using Passphrase? passphrase = Passphrase is null ? null : Core.Keys.Operations.Passphrase.From(Passphrase);
        foreach (SshKey key in _stop.Run(stop => _reading.Run(file, passphrase, stop)))
        {
            WriteObject(key);
        }
    }
}
