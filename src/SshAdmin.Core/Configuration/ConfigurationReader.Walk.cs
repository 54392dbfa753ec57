using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration.Rows;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>One pass over all lines.</summary>
internal sealed partial class ConfigurationReader
{
    /// <summary>Without a connection: the global values, every error, every line. With one: the values of the Match blocks that apply.</summary>
    private sealed class Walk
    {
        private readonly ConfigurationReader _reader;
        private readonly ConnectionContext? _context;
        private readonly List<string> _open = [];

        internal Walk(ConfigurationReader reader, ConnectionContext? context)
        {
            _reader = reader;
            _context = context;
            Settings = new SettingStore(reader._version);
        }

        internal SettingStore Settings { get; }

        private bool First => _context is null;

        internal void Run(string path) => File(path, active: First, checkOnly: false, matchOnly: !First, scope: null, include: null);

        /// <param name="path">The file.</param>
        /// <param name="active">Whether its lines count until its first Match (servconf.c activep).</param>
        /// <param name="checkOnly">The Include stands in a block that does not apply (SSHCFG_NEVERMATCH).</param>
        /// <param name="matchOnly">Nothing but Match blocks counts until the first one (SSHCFG_MATCH_ONLY).</param>
        /// <param name="scope">The block around the Include.</param>
        /// <param name="include">The line that brought the file in.</param>
        private void File(string path, bool active, bool checkOnly, bool matchOnly, MatchScope? scope, ConfigurationEntry? include)
        {
            List<PreparedLine> lines = _reader._prepared[path];
            _reader.CountLines(lines.Count);
            _open.Add(path);
            MatchScope? around = scope;
            foreach (PreparedLine line in lines)
            {
                if (!IsUsable(path, line, active, scope))
                {
                    NoteUnknown(path, line, scope, include);
                    continue;
                }

                KeywordRow row = line.Row!;
                switch (row.Kind)
                {
                    case ValueKind.Match:
                        matchOnly = false;
                        MatchCriteria criteria = line.Criteria;
                        if (criteria.Error is not null && First)
                        {
                            _reader.AddFor(criteria.IsTooNew ? LineProblemKind.TooNew : LineProblemKind.BadValue, path, line.Line, criteria.Error);
                        }

                        if (criteria.Reservation is not null && First)
                        {
                            _reader.AddFor(LineProblemKind.Undecided, path, line.Line, criteria.Reservation);
                        }

                        active = criteria.Error is null && !checkOnly && criteria.Applies(_context);
                        scope = new MatchScope(criteria, path, line.Line, around);
                        Note(new ConfigurationEntry(row, line.Line.Words!, path, line.Line, scope, include));
                        break;
                    case ValueKind.Include:
                        Include(path, line, active, matchOnly, scope, include);
                        break;
                    default:
                        Value(path, line, active, scope, include);
                        break;
                }
            }

            _open.RemoveAt(_open.Count - 1);
        }

        /// <summary>Whether the line has a known keyword in a place where it may stand, and words that can be told apart.</summary>
        private bool IsUsable(string path, PreparedLine line, bool active, MatchScope? scope)
        {
            string keyword = line.Line.Keyword;
            if (line.Row is null)
            {
                if (First)
                {
                    _reader.AddUnknown(path, line.Line);
                }

                return false;
            }

            if (First && line.Line.Tail.Length == 0)
            {
                _reader.AddFor(LineProblemKind.BadValue, path, line.Line, $"{keyword} has no value; give one or take the line away.");
                return false;
            }

            if (line.Line.Words is null)
            {
                if (First)
                {
                    _reader.AddFor(LineProblemKind.Syntax, path, line.Line, "A quote is opened and not closed.", line.Line.Text.Replace("\"", string.Empty).Replace("'", string.Empty));
                }

                return false;
            }

            if (active || line.Row.MatchKey <= _reader._version.Key)
            {
                return true;
            }

            if (First)
            {
                _reader.AddNotInMatch(path, line, scope);
            }

            return false;
        }

        /// <summary>A keyword of other releases, so that it can be told what its line means there.</summary>
        private void NoteUnknown(string path, PreparedLine line, MatchScope? scope, ConfigurationEntry? include)
        {
            if (First && line.Row is null && KeywordTable.History(line.Line.Keyword).LastOrDefault() is KeywordRow other)
            {
                _reader._refused.Add(new ConfigurationEntry(other, [], path, line.Line, scope, include) { Position = _reader.NextPosition });
            }
        }

        private void Value(string path, PreparedLine line, bool active, MatchScope? scope, ConfigurationEntry? include)
        {
            KeywordRow row = line.Row!;
            if (First)
            {
                Warn(path, line);
            }

            bool unread = row.Kind == ValueKind.Subsystem && !active && _reader._version.AtLeast("9.5");
            if (unread && First && line.Line.Words!.Count < 2)
            {
                _reader.AddFor(LineProblemKind.DropsConnections, path, line.Line, $"{row.Name} has no command: sshd starts, and drops every connection that this Match block is for. Write Subsystem sftp internal-sftp.", scope: scope);
            }

            ReadValue value = unread ? ReadValue.Of(line.Line.Words!) : line.Value;
            if (value.Error is not null)
            {
                if (First)
                {
                    string? suggestion = value.Suggestion is null ? null : line.Line.Keyword + " " + value.Suggestion;
                    _reader.AddFor(value.IsTooNew ? LineProblemKind.TooNew : LineProblemKind.BadValue, path, line.Line, value.Error, suggestion);
                    _reader._refused.Add(new ConfigurationEntry(row, [], path, line.Line, scope, include) { Position = _reader.NextPosition });
                }

                return;
            }

            ConfigurationEntry entry = new(row, value.Values, path, line.Line, scope, include) { Position = _reader.NextPosition };
            Note(entry);
            if (First && value.Reservation is (LineProblemKind kind, string message))
            {
                _reader.AddFor(kind, path, line.Line, message, scope: scope);
            }

            if (First && row.Kind == ValueKind.Subsystem && _reader._version.Before("9.5") && Settings.Find("Subsystem")?.Entries.Any(other => other.Values[0] == value.Values[0]) == true)
            {
                _reader.AddFor(LineProblemKind.BadValue, path, line.Line, $"Subsystem {value.Values[0]} is defined twice; before 9.5 sshd does not start with that. Take one line away.");
            }

            if (row.Kind == ValueKind.AuthenticationMethods && value.Values.Contains("any") && _reader._version.Before("9.9"))
            {
                CheckAny(path, line, value.Values, active, scope);
            }

            if (active && row.Kind is not (ValueKind.Deprecated or ValueKind.Ignored) && !(row.Windows == WindowsSupport.NotCompiledIn && _reader._platform == SshServerPlatform.Windows))
            {
                Settings.Add(entry);
            }
        }

        /// <summary>servconf.c up to 9.8: any must be the only method, counted over all lines that are in force.</summary>
        private void CheckAny(string path, PreparedLine line, IReadOnlyList<string> methods, bool active, MatchScope? scope)
        {
            // The lines counted are those stored so far, whether or not this one is in force.
            bool stored = Settings.Find("AuthenticationMethods") is not null;
            bool beside = methods.Count > 1 || stored;
            if (First && (stored || (active && beside)))
            {
                _reader.AddFor(LineProblemKind.BadValue, path, line.Line, "AuthenticationMethods any stands beside other methods; before 9.9 sshd does not start with that. Keep any alone or take it away.");
            }
            else if (methods.Count > 1 || (active && beside))
            {
                _reader.AddFor(LineProblemKind.DropsConnections, path, line.Line, "AuthenticationMethods any stands beside other methods: sshd starts, and drops every connection that this Match block is for. Keep any alone or take it away.", scope: scope);
            }
        }

        private void Include(string path, PreparedLine line, bool active, bool matchOnly, MatchScope? scope, ConfigurationEntry? include)
        {
            ConfigurationEntry entry = new(line.Row!, line.Line.Words!, path, line.Line, scope, include);
            Note(entry);
            if (First && (entry.Values.Count == 0 || entry.Values.Any(word => word.Length == 0)))
            {
                _reader.AddFor(LineProblemKind.BadValue, path, line.Line, "Include names no file; give a file or a pattern, or take the line away.");
            }

            if (First && _reader._files is NoConfigurationFiles)
            {
                _reader.AddFor(LineProblemKind.IncludeNotRead, path, line.Line, "The files that Include names are not at hand, so what they set is not known here; give the configuration with its files, or the output of sshd -T.");
            }

            foreach (string pattern in entry.Values.Where(word => word.Length > 0))
            {
                foreach (string file in _reader.Expand(pattern))
                {
                    if (Open(path, line.Line, file))
                    {
                        File(file, active, checkOnly: !matchOnly && !active, matchOnly, scope, entry);
                    }
                }
            }
        }

        private bool Open(string path, ConfigurationLine line, string file)
        {
            if (_open.Contains(file) || _open.Count > DeepestInclude)
            {
                string message = _open.Contains(file)
                    ? $"Include leads back to {file}, which is being read already; sshd gives up after 16 rounds and does not start. Take the Include away."
                    : "Files include each other more than 16 deep; sshd does not start with that. Take levels away.";
                _reader.AddFor(LineProblemKind.IncludeLoop, path, line, message);
                return false;
            }

            if (_reader._prepared.ContainsKey(file))
            {
                return true;
            }

            try
            {
                _reader.Prepare(ConfigurationDocument.Parse(file, _reader._files.Read(file)));
                return true;
            }
            catch (SshAdminException failure) when (failure.Reason is ErrorReason.FileUnreadable or ErrorReason.FileInUse or ErrorReason.PathNotFound)
            {
                _reader.AddFor(LineProblemKind.IncludeUnreadable, path, line, $"{failure.Message} sshd runs as another account; make sure that it can read the file, because it does not start otherwise.");
                return false;
            }
        }

        private void Note(ConfigurationEntry entry)
        {
            if (First)
            {
                _reader._entries.Add(entry);
            }
        }

        private void Warn(string path, PreparedLine line)
        {
            KeywordRow row = line.Row!;
            if (row.Kind == ValueKind.Deprecated)
            {
                _reader.AddFor(LineProblemKind.Deprecated, path, line.Line, $"{row.Name} has had no effect for years; sshd warns of it.");
            }
            else if (row.Kind == ValueKind.Ignored)
            {
                _reader.AddFor(LineProblemKind.Ignored, path, line.Line, $"{row.Name} is ignored since OpenSSH 7.4.");
            }
            else if (row.Windows == WindowsSupport.NotCompiledIn && _reader._platform == SshServerPlatform.Windows)
            {
                _reader.AddFor(LineProblemKind.Unsupported, path, line.Line, $"{row.Name} is not built into OpenSSH for Windows; the service warns and goes on without it.");
            }
        }
    }

    private void AddUnknown(string path, ConfigurationLine line)
    {
        if (_problems.Count >= MostProblems)
        {
            return;
        }

        IReadOnlyList<KeywordRow> history = KeywordTable.History(line.Keyword);
        KeywordRow? later = history.FirstOrDefault(row => row.SinceKey > _version.Key);
        KeywordRow? earlier = history.LastOrDefault(row => row.UntilKey < _version.Key);
        if (_platform == SshServerPlatform.Windows && history.Count > 0 && later is null && earlier is null)
        {
            AddFor(LineProblemKind.UnknownKeyword, path, line, $"{line.Keyword} is not known to OpenSSH for Windows; the service does not start with it.");
        }
        else if (later is not null)
        {
            string gone = earlier is null ? string.Empty : $" (it knew it up to {earlier.Until})";
            AddFor(LineProblemKind.TooNew, path, line, $"{line.Keyword} needs OpenSSH {later.Since}; sshd {_version} does not know it{gone} and does not start.");
        }
        else if (earlier is not null)
        {
            AddFor(LineProblemKind.UnknownKeyword, path, line, $"{line.Keyword} was taken out after OpenSSH {earlier.Until}; sshd {_version} does not start with it.");
        }
        else
        {
            string? near = NearName.Find(line.Keyword, KeywordTable.Rows.Where(row => !row.IsPatch && row.SinceKey <= _version.Key && row.UntilKey >= _version.Key).Select(row => row.Name));
            string hint = near is null ? string.Empty : $" Did you mean {near}?";
            AddFor(LineProblemKind.UnknownKeyword, path, line, $"\"{Text.DisplayText.Escape(line.Keyword)}\" is no keyword of sshd_config; sshd does not start with it.{hint}", near is null ? null : near + " " + line.Tail);
        }
    }

    private void AddNotInMatch(string path, PreparedLine line, MatchScope? scope)
    {
        KeywordRow row = line.Row!;
        if (scope?.InGeneral == MatchOutcome.Unknown)
        {
            AddFor(LineProblemKind.Undecided, path, line.Line, $"{row.Name} may stand under Match version only where that release is the server's own; otherwise sshd does not start. The version {_version.Text} does not tell; give the whole release with -ServerVersion, as ssh -V prints it.");
        }
        else if (row.MatchSince is null)
        {
            AddFor(LineProblemKind.NotInMatch, path, line.Line, $"{row.Name} may not stand in a Match block; move it above the first Match line.");
        }
        else
        {
            AddFor(LineProblemKind.TooNew, path, line.Line, $"{row.Name} in a Match block needs OpenSSH {row.MatchSince}; sshd {_version} does not start with it.");
        }
    }
}
