using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.ClientConfiguration;

/// <summary>Finds the hosts that ssh's configuration names (ssh_config(5)). Patterns and Match blocks say nothing about one host and are passed over.</summary>
/// <param name="folder">Where relative names in Include lines begin, and what <c>~/.ssh</c> is.</param>
internal sealed class HostAliasReader(string folder)
{
    // readconf.c: READCONF_MAX_DEPTH.
    private const int MaximumDepth = 16;
    private const int MaximumFiles = 64;
    private const int MaximumLine = 4096;
    private const int MaximumLines = 100_000;
    private static readonly char[] Blanks = [' ', '\t', '\r', '\f'];
    private static readonly char[] Wildcards = ['*', '?', '!'];
    private readonly Dictionary<string, HostAlias> _found = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _order = [];
    private int _files;
    private int _lines;

    /// <summary>The aliases in the order of the file. As with ssh, what is said first counts. A file that cannot be read names none.</summary>
    public IReadOnlyList<HostAlias> Read(string path)
    {
        ReadFile(path, 0);
        return _order.Select(name => _found[name]).ToArray();
    }

    private void ReadFile(string path, int depth)
    {
        if (depth > MaximumDepth || ++_files > MaximumFiles)
        {
            return;
        }

        try
        {
            string[] current = [];
            int number = 0;
            foreach (string line in BoundedLines.ReadFile(path, MaximumLine))
            {
                if (++_lines > MaximumLines)
                {
                    return;
                }

                number++;
                string[] words = Words(line);
                if (words.Length > 1)
                {
                    current = Take(words, current, path, number, depth);
                }
            }
        }
        catch (SshAdminException)
        {
            // Nobody waits for an error here: what cannot be read is not offered.
        }
    }

    private string[] Take(string[] words, string[] current, string path, int number, int depth)
    {
        switch (words[0].ToLowerInvariant())
        {
            case "host":
                return words.Skip(1).Where(name => name.IndexOfAny(Wildcards) < 0).Select(name => Add(name, path, number)).ToArray();
            case "match":
                return [];
            case "include":
                foreach (string file in words.Skip(1).SelectMany(Expand))
                {
                    ReadFile(file, depth + 1);
                }

                break;
            case "hostname":
                Change(current, alias => alias with { HostName = alias.HostName ?? words[1] });
                break;
            case "user":
                Change(current, alias => alias with { User = alias.User ?? words[1] });
                break;
            case "port" when int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535:
                Change(current, alias => alias with { Port = alias.Port ?? port });
                break;
        }

        return current;
    }

    private string Add(string name, string path, int number)
    {
        if (!_found.ContainsKey(name))
        {
            _found[name] = new HostAlias(name, null, null, null, path, number);
            _order.Add(name);
        }

        return name;
    }

    private void Change(string[] names, Func<HostAlias, HostAlias> change)
    {
        foreach (string name in names)
        {
            _found[name] = change(_found[name]);
        }
    }

    private IEnumerable<string> Expand(string given)
    {
        string path = given.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Path.GetDirectoryName(folder) ?? folder, given.Substring(2)) : Path.Combine(folder, given);
        string name = Path.GetFileName(path);
        if (name.IndexOfAny(['*', '?']) < 0)
        {
            return [path];
        }

        string? parent = Path.GetDirectoryName(path);
        try
        {
            return parent is null || !Directory.Exists(parent) ? [] : Directory.GetFiles(parent, name).OrderBy(file => file, StringComparer.Ordinal).ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    // A keyword, blanks or one equals sign, then words; quotation marks hold blanks together.
    private static string[] Words(string line)
    {
        string text = line.Trim(Blanks);
        int end = text.IndexOfAny([' ', '\t', '=']);
        if (end <= 0 || text[0] == '#')
        {
            return [];
        }

        List<string> words = [text.Substring(0, end)];
        string rest = text.Substring(end).TrimStart(Blanks);
        rest = rest.StartsWith("=", StringComparison.Ordinal) ? rest.Substring(1).TrimStart(Blanks) : rest;
        while (rest.Length > 0 && rest[0] != '#')
        {
            bool quoted = rest[0] == '"';
            int close = quoted ? rest.IndexOf('"', 1) : rest.IndexOfAny(Blanks);
            close = close < 0 ? rest.Length : close;
            words.Add(rest.Substring(quoted ? 1 : 0, close - (quoted ? 1 : 0)));
            rest = close >= rest.Length ? string.Empty : rest.Substring(close + 1).TrimStart(Blanks);
        }

        return words.ToArray();
    }
}
