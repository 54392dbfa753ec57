using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration.Rows;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>Reads an sshd_config with all it includes as sshd does: once for everybody, and again for one connection (servconf.c, parse_server_config_depth).</summary>
internal sealed partial class ConfigurationReader
{
    // servconf.c SERVCONF_MAX_DEPTH.
    private const int DeepestInclude = 16;

    // A few files that include each other many times grow without end; no real configuration comes near.
    private const int MostLines = 2_000_000;

    // A file that is no configuration at all has an error on every line; nobody reads more than these.
    private const int MostProblems = 1000;

    private readonly SshdVersion _version;
    private readonly SshServerPlatform _platform;
    private readonly IConfigurationFiles _files;
    private readonly ValueReader _values;
    private readonly Dictionary<string, List<PreparedLine>> _prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _expanded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _problemsSeen = new(StringComparer.Ordinal);
    private readonly List<ConfigurationDocument> _documents = [];
    private readonly List<LineProblem> _problems = [];
    private readonly List<ConfigurationEntry> _entries = [];
    private readonly List<ConfigurationEntry> _refused = [];
    private int _linesRead;

    private int NextPosition => _entries.Count + _refused.Count;

    private ConfigurationReader(SshdVersion version, SshServerPlatform platform, IConfigurationFiles files)
    {
        _version = version;
        _platform = platform;
        _files = files;
        _values = new ValueReader(version, platform);
    }

    /// <exception cref="SshAdminException">The configuration is too large to be one.</exception>
    internal static ServerConfiguration Read(ConfigurationDocument main, SshdVersion version, SshServerPlatform platform, IConfigurationFiles files, ConnectionContext context)
    {
        ConfigurationReader reader = new(version, platform, files);
        reader.Prepare(main);

        Walk everybody = new(reader, null);
        everybody.Run(main.Path);
        EffectiveConfiguration inGeneral = reader.Combine(everybody.Settings, main.Path, ConnectionContext.None);
        reader.CheckCombinations(inGeneral);
        EffectiveConfiguration effective = ReferenceEquals(context, ConnectionContext.None) ? inGeneral : reader.Combine(everybody.Settings, main.Path, context);
        return new ServerConfiguration(version, platform, main.Path, reader._documents, reader._problems, reader._entries, effective, inGeneral)
        {
            Refused = reader._refused,
            For = other => reader.Combine(everybody.Settings, main.Path, other),
        };
    }

    /// <summary>The global values, those of the Match blocks that apply over them, and defaults below both (servconf.c copy_set_server_options).</summary>
    private EffectiveConfiguration Combine(SettingStore global, string mainPath, ConnectionContext context)
    {
        Walk match = new(this, context);
        match.Run(mainPath);
        return EffectiveSettings.Combine(global, match.Settings, _version, _platform);
    }

    private void Prepare(ConfigurationDocument document)
    {
        _documents.Add(document);
        List<PreparedLine> lines = new(document.Lines.Count);
        foreach (ConfigurationLine line in document.Lines)
        {
            line.Lex(_version);
            if (line.Keyword.Length > 0)
            {
                lines.Add(new PreparedLine(line, KeywordTable.Find(line.Keyword, _version, _platform), _values, _version, _platform));
            }
        }

        _prepared.Add(document.Path, lines);
        CheckEncoding(document);
    }

    private void CheckEncoding(ConfigurationDocument document)
    {
        string first = document.Lines.Count == 0 ? string.Empty : document.Lines[0].Text;
        if (document.Encoding is ConfigurationEncoding.Utf16LittleEndian or ConfigurationEncoding.Utf16BigEndian)
        {
            Add(LineProblemKind.Encoding, document.Path, 1, first, string.Empty, "The file is UTF-16, as Windows PowerShell 5.1 writes it with > and Out-File; sshd does not start with it. Save it as UTF-8 without a byte order mark.", "UTF-8 without BOM");
        }
        else if (document.Encoding == ConfigurationEncoding.Utf8WithMark && _platform == SshServerPlatform.Linux)
        {
            Add(LineProblemKind.Encoding, document.Path, 1, first, string.Empty, "The file begins with a UTF-8 byte order mark; sshd takes it for part of the first keyword and does not start. Save it as UTF-8 without a byte order mark.", "same text, UTF-8 without BOM");
        }
    }

    private void Add(LineProblemKind kind, string path, int line, string text, string keyword, string message, string? suggestion = null, MatchScope? scope = null)
    {
        // A file that is included twice is read twice; its errors are told once.
        if (_problems.Count < MostProblems && _problemsSeen.Add(kind + "|" + path + "|" + line + "|" + message))
        {
            _problems.Add(new LineProblem(kind, path, line, text, keyword, message, suggestion, scope));
        }
    }

    private void AddFor(LineProblemKind kind, string path, ConfigurationLine line, string message, string? suggestion = null, MatchScope? scope = null) =>
        Add(kind, path, line.Number, line.Text, line.Keyword, message, suggestion, scope);

    private string ServerPath(string pattern)
    {
        string path = _platform == SshServerPlatform.Windows ? pattern.Replace('\\', '/') : pattern;
        const string ProgramData = "__PROGRAMDATA__";
        if (_platform == SshServerPlatform.Windows && path.StartsWith(ProgramData, StringComparison.OrdinalIgnoreCase))
        {
            return "C:/ProgramData" + path.Substring(ProgramData.Length);
        }

        // Microsoft's fork takes a path with a drive letter for a relative one (servconf.c of v9.8.1.0).
        return path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("~", StringComparison.Ordinal) ? path
            : _platform == SshServerPlatform.Windows ? "C:/ProgramData/ssh/" + path
            : "/etc/ssh/" + path;
    }

    private IReadOnlyList<string> Expand(string pattern)
    {
        string path = ServerPath(pattern);
        if (!_expanded.TryGetValue(path, out IReadOnlyList<string>? files))
        {
            _expanded.Add(path, files = _files.Expand(path));
        }

        return files;
    }

    private void CountLines(int lines)
    {
        _linesRead += lines;
        if (_linesRead > MostLines)
        {
            throw new SshInputException(ErrorReason.FileTooLarge, "The files that this configuration includes add up to more lines than any server has; look for files that include each other.");
        }
    }

    /// <summary>sshd.c, "Check that options are sensible".</summary>
    private void CheckCombinations(EffectiveConfiguration settings)
    {
        foreach (string command in new[] { "AuthorizedKeysCommand", "AuthorizedPrincipalsCommand" })
        {
            if (settings[command].IsSet && !settings.Is(command, "none") && !settings[command + "User"].IsSet && settings[command].Entry is ConfigurationEntry entry)
            {
                AddFor(LineProblemKind.Combination, entry.Path, entry.Line, $"{command} needs {command}User beside it; without the name of the account that runs it sshd does not start.");
            }
        }

        CheckFamily(settings);
        EffectiveSetting methods = settings["AuthenticationMethods"];
        if (methods.Entry is not ConfigurationEntry line || methods.Text == "any")
        {
            return;
        }

        if (!methods.Values.Any(chain => chain.Split(',').All(method => AuthenticationMethod.IsEnabled(method, settings))))
        {
            string[] off = [.. methods.Values.SelectMany(chain => chain.Split(',')).Where(method => !AuthenticationMethod.IsEnabled(method, settings)).Distinct()];
            AddFor(LineProblemKind.Combination, line.Path, line.Line, $"AuthenticationMethods cannot be met: {string.Join(", ", off)} is switched off, and no list goes without; sshd does not start.");
        }
    }

    /// <summary>getaddrinfo finds no address of the other family, and sshd gives up.</summary>
    private void CheckFamily(EffectiveConfiguration settings)
    {
        string family = settings["AddressFamily"].Text;
        foreach (ConfigurationEntry entry in settings["ListenAddress"].Entries)
        {
            bool six = entry.Values[0].StartsWith("[", StringComparison.Ordinal);
            bool literal = six || AddressPattern.Parse(entry.Values[0].Split(':')[0]) is not null;
            if (literal && family == (six ? "inet" : "inet6"))
            {
                AddFor(LineProblemKind.Combination, entry.Path, entry.Line, $"ListenAddress {entry.Values[0]} does not fit AddressFamily {family}; sshd does not start. Change one of the two lines.");
            }
        }
    }
}
