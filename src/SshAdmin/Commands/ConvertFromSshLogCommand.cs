using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Diagnosis.Logs;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Commands;

/// <summary>Reads the log that ssh -v, -vv or -vvv wrote, here or elsewhere, and says for each connection what failed, why and what to do, as Test-SshConnection does. Logs of any OpenSSH client are read, whole, cut off, or broken by mail programs; text of the server that imitates the client's lines does not mislead it.</summary>
[Cmdlet(VerbsData.ConvertFrom, "SshLog", DefaultParameterSetName = LiteralPathSet)]
[OutputType(typeof(SshConnectionReport), typeof(string))]
public sealed class ConvertFromSshLogCommand : SshAdminCmdlet, IDisposable
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string TextSet = "Text";
    private readonly CommandStop _stop = new();
    private LogParser? _lines;

    /// <summary>Log files; wildcards are allowed. UTF-8 and UTF-16, as Windows PowerShell writes it, are read.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Log files, taken letter by letter: for names that hold <c>[</c>, <c>]</c>, <c>*</c> or <c>?</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The log itself, as one text or line by line: from Get-Content, Get-Clipboard, or ssh -vvv user@host 2&gt;&amp;1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] Text { get; set; } = [];

    /// <summary>Writes, in place of the report, the text to send to another organisation: the lines that matter, without local paths, names, commands, other hosts and comments of keys; endpoint, remote user, fingerprints, algorithms and message numbers stay.</summary>
    [Parameter]
    public SwitchParameter Redact { get; set; }

    /// <summary>Reads files one by one, and takes lines as they come.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == TextSet)
        {
            _lines ??= new LogParser(Redact);
            foreach (string text in Text)
            {
                _stop.Run(stop => WriteAll(_lines, BoundedLines.Read(new StringReader(text), LogLine.MaximumLength, stop)));
            }

            return;
        }

        bool literal = ParameterSetName == LiteralPathSet;
        foreach (string given in literal ? LiteralPath : Path)
        {
            Try(given, () =>
            {
                foreach (UserPath path in PathResolution.Existing(this, given, literal))
                {
                    Try(path.Raw, () => ReadFile(path));
                }
            });
        }
    }

    /// <summary>Ends the log that came line by line.</summary>
    protected override void EndProcessing()
    {
        if (_lines is not null)
        {
            Try(null, () => Finish(_lines, null));
        }
    }

    /// <summary>Ends the reading of a long log.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees the cancellation.</summary>
    public void Dispose() => _stop.Dispose();

    private void ReadFile(UserPath path)
    {
        LogParser parser = new(Redact);
        _stop.Run(stop => WriteAll(parser, BoundedLines.ReadFile(path.Full, LogLine.MaximumLength, stop)));
        Finish(parser, path.Raw);
    }

    private void WriteAll(LogParser parser, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            foreach (LogResult result in parser.Add(line))
            {
                Write(result);
            }
        }
    }

    private void Finish(LogParser parser, string? name)
    {
        foreach (LogResult result in parser.Finish())
        {
            Write(result);
        }

        if (!parser.FoundAny)
        {
            throw new SshInputException(ErrorReason.LogNotRecognised, $"{(name is null ? "The text" : $"'{name}'")} holds no line of an OpenSSH client's log.", name);
        }
    }

    private void Write(LogResult result) => WriteObject(Redact ? result.Excerpt : result.Report);
}
