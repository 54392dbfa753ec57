using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.CmdletHost.Output;

/// <summary>Shows a run at a terminal: objects on one writer, everything else on the other.</summary>
internal sealed class ConsoleSink(TextWriter output, TextWriter error, FormatFile formats, bool json, string? expand = null) : IRunSink, IDisposable
{
    private const int TableWidth = 120;
    private readonly List<object> _held = [];

    public bool HadErrors { get; private set; }

    public void Output(object? value)
    {
        if (expand is null)
        {
            Show(value);
            return;
        }

        object? inner = value?.GetType().GetProperty(expand, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.GetValue(value);
        foreach (object? item in inner is IEnumerable items and not string ? items : new[] { inner })
        {
            Show(item);
        }
    }

    private void Show(object? value)
    {
        if (json)
        {
            output.WriteLine(JsonText.Of(value));
            output.Flush();
        }
        else if (value is not null)
        {
            // A table knows its widths when all its rows are there.
            if (_held.Count > 0 && _held[0].GetType() != value.GetType())
            {
                Flush();
            }

            _held.Add(value);
        }
    }

    public void Error(ErrorRecord record)
    {
        HadErrors = true;
        WriteError(error, record);
    }

    public void Warning(string text) => error.WriteLine($"WARNING: {text}");

    public void Verbose(string text) => error.WriteLine($"VERBOSE: {text}");

    public void Debug(string text) => error.WriteLine($"DEBUG: {text}");

    // PowerShell shows it on the host; with --json the output is for programs alone.
    public void WhatIf(string text) => (json ? error : output).WriteLine(text);

    public void Information(InformationRecord record, bool show)
    {
        if (show)
        {
            error.WriteLine(record);
        }
    }

    public void Progress(ProgressRecord record)
    {
        // A line that is rewritten makes sense at a terminal only.
        if (ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected)
        {
            string text = record.RecordType == ProgressRecordType.Completed ? "" : $"{record.Activity}: {record.StatusDescription}";
            error.Write($"\r{text.PadRight(TableWidth - 1)[..(TableWidth - 1)]}\r");
        }
    }

    public bool Confirm(string caption, string query)
    {
        if (Console.IsInputRedirected)
        {
            throw new PSInvalidOperationException($"The command asks, and nobody is there to answer (use -Confirm:$false): {query}");
        }

        error.Write($"{caption}{Environment.NewLine}{query}{Environment.NewLine}[Y] Yes  [N] No (default is \"Y\"): ");
        return Console.ReadLine() is { } answer && !answer.Trim().StartsWith('n') && !answer.Trim().StartsWith('N');
    }

    public void Flush()
    {
        if (_held.Count > 0)
        {
            new TableText(formats, output, TableWidth).Write(_held);
            _held.Clear();
        }

        output.Flush();
    }

    public void Dispose() => Flush();

    public static void WriteError(TextWriter error, ErrorRecord record)
    {
        error.WriteLine($"{record.FullyQualifiedErrorId}: {record}");
        if (record.ErrorDetails?.RecommendedAction is { Length: > 0 } advice)
        {
            error.WriteLine($"    {advice}");
        }
    }
}
