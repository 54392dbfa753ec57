using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using System.Threading;
using System;
using SshAdmin.Arguments;
using SshAdmin.Completion;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.AuthorizedKeys.Remote;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Wire;

namespace SshAdmin.Commands;

/// <summary>Registers public keys, so that whoever holds the private half can sign in: on a server, or on this computer. A key that is there already is not written again.</summary>
[Cmdlet(VerbsCommon.Add, "SshAuthorizedKey", DefaultParameterSetName = HostSet, SupportsShouldProcess = true)]
[OutputType(typeof(SshAuthorizedKey))]
public sealed class AddSshAuthorizedKeyCommand : AuthorizedKeyCmdlet
{
    private readonly List<Job> _jobs = [];
    private readonly List<KeyToAdd> _fileKeys = [];
    private KeyInput? _input;
    private string? _privateKeyPath;
    private bool _takesPipedOptions;

    /// <summary>Public keys as text: the line of a .pub file or of authorized_keys, with its options, or an RFC 4716 block. A private key is refused.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextOnly]
    [ValidateNotNullOrEmpty]
    public string[]? PublicKey { get; set; }

    /// <summary>Key files of any format that Get-SshKey reads; of a private key only the public half is used. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PublicKeyFileCompleter))]
    public string[]? PublicKeyPath { get; set; }

    /// <summary>Restrictions in front of the key as sshd(8) lists them, such as <c>restrict</c>, <c>from="203.0.113.0/24"</c> or <c>command="..."</c>. Checked, because sshd drops a line with a wrong one. Those of a piped object of Get-SshAuthorizedKey go with its key, unless others are given here.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Options")]
    public string[]? Option { get; set; }

    /// <summary>The comment to write in place of the key's own.</summary>
    [Parameter]
    public string? Comment { get; set; }

    /// <summary>Keeps a copy of the file as it was beside it, if it changes.</summary>
    [Parameter]
    public SwitchParameter Backup { get; set; }

    /// <summary>Registers keys that are too weak (DSA, RSA below 2048 bits), too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Signs in with the new key afterwards, over a second connection, where its private half stands beside it; otherwise asks the server whether it takes the key. The result is in Verified. Only when that is True, think of turning password login off: put <c>PasswordAuthentication no</c> and <c>KbdInteractiveAuthentication no</c> into sshd_config before its first Match line, check it with <c>sshd -t</c>, restart the service, and test with Test-SshConnection while your present session stays open.</summary>
    [Parameter(ParameterSetName = HostSet)]
    public SwitchParameter Verify { get; set; }

    private protected override string Activity => "Registering SSH keys";

    private protected override void Prepare()
    {
        // What the command line says wins, and PowerShell then binds the property of no object.
        _takesPipedOptions = !MyInvocation.BoundParameters.ContainsKey(nameof(Option));
        _input = new KeyInput(Option ?? [], Comment, Force);
        if (PublicKeyPath is null)
        {
            return;
        }

        (string Path, KeyToAdd Key)[] keys = ReadKeyFiles(_input, PublicKeyPath).ToArray();
        _fileKeys.AddRange(keys.Select(key => key.Key));
        _privateKeyPath = keys.Length == 1 ? PrivateHalf(keys[0].Path) : null;
    }

    /// <summary>Collects the keys, so that each server is connected to once.</summary>
    protected override void ProcessRecord()
    {
        List<KeyToAdd> keys = [.. _fileKeys];
        string[] piped = _takesPipedOptions ? Array.FindAll(Option ?? [], option => !string.IsNullOrEmpty(option)) : [];
        bool isSound = true;
        foreach (string text in PublicKey ?? [])
        {
            // The text may be a private key, so it is not the target of an error.
            isSound = false;
            Try(null, () =>
            {
                keys.AddRange(_input!.FromText(text, piped));
                isSound = true;
            });
        }

        if (keys.Count == 0)
        {
            if (isSound)
            {
                Fail(new SshInputException(ErrorReason.InvalidArgument, "No key was given: name the key with -PublicKeyPath, give its line with -PublicKey, or pipe in what Get-SshKey writes."));
            }

            return;
        }

        if (ParameterSetName != HostSet)
        {
            ForLocalTargets(mustExist: false, files => AddLocal(files, keys));
            return;
        }

        foreach (string host in HostName)
        {
            Try(host, () => Collect(host, RequestFor(new HostTarget(host).WithDefaultPort(Port)), keys));
        }
    }

    /// <summary>Starts the work on each server and waits for all.</summary>
    protected override void EndProcessing()
    {
        foreach (Job job in _jobs)
        {
            Start(job.Given, stop => AddRemoteAsync(job, stop));
        }

        base.EndProcessing();
    }

    private void Collect(string given, SessionRequest request, List<KeyToAdd> keys)
    {
        string name = RemoteAuthorizedKeys.NameOf(request);
        Job? job = _jobs.Find(known => RemoteAuthorizedKeys.NameOf(known.Request) == name);
        if (job is null)
        {
            job = new Job(given, request, []);
            _jobs.Add(job);
        }

        job.Keys.AddRange(keys.Where(key => !job.Keys.Any(known => known.Line == key.Line)));
    }

    private void AddLocal(IReadOnlyList<LocalTarget> files, List<KeyToAdd> keys)
    {
        foreach (KeyToAdd key in keys)
        {
            LocalTarget target = files.FirstOrDefault(file => Local.Find(file, key) is not null) ?? files[0];
            SshAuthorizedKey? present = Local.Find(target, key);
            if (ShouldProcess(target.Path, present is null ? key.Action : $"Keep key {present.Fingerprint}, and repair what would make sshd refuse the file"))
            {
                WriteObject(Local.Add(target, key, Backup, Shell, Stop));
            }
            else if (present is not null)
            {
                WriteObject(present);
            }
        }
    }

    private async Task<object?> AddRemoteAsync(Job job, CancellationToken stop)
    {
        RemoteAuthorizedKeys remote = new(job.Request, Guard, Report);
        IReadOnlyList<SshAuthorizedKey> results = await remote.AddAsync(job.Keys, action => AskAsync(RemoteAuthorizedKeys.NameOf(job.Request), action), Backup, stop).ConfigureAwait(false);
        if (Verify && results.Count > 0)
        {
            IReadOnlyCollection<string> taken = await remote.VerifyAsync(job.Keys, job.Keys.Count == 1 ? _privateKeyPath : null, stop).ConfigureAwait(false);
            foreach (SshAuthorizedKey result in results)
            {
                result.Verified = taken.Contains(result.Fingerprint);
            }

            foreach (SshAuthorizedKey refused in results.Where(result => result.Verified == false))
            {
                Report.Warning($"{refused.Target} does not take {refused.Fingerprint} although it stands in '{refused.Path}': look at the permissions of the file and the folders above it, at AuthorizedKeysFile in sshd_config, and at the options of the key.");
            }
        }

        return results.ToArray();
    }

    // id_ed25519.pub stands for id_ed25519; any other file may be the private key itself.
    private static string? PrivateHalf(string path)
    {
        string stem = path.EndsWith(".pub", StringComparison.OrdinalIgnoreCase) ? path.Substring(0, path.Length - 4) : path;
        string[] candidates = stem == path ? [path] : [stem, stem + ".ppk"];
        return Array.Find(candidates, candidate => File.Exists(candidate) && KeyProbe.IsPrivate(candidate));
    }

    private sealed record Job(string Given, SessionRequest Request, List<KeyToAdd> Keys);
}
