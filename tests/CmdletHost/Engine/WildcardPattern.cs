using System.Text;
using System.Text.RegularExpressions;

namespace System.Management.Automation;

[Flags]
public enum WildcardOptions
{
    None = 0,
    Compiled = 1,
    IgnoreCase = 2,
    CultureInvariant = 4,
}

public sealed class WildcardPattern
{
    private readonly Lazy<Regex> _regex;

    public WildcardPattern(string pattern)
        : this(pattern, WildcardOptions.None)
    {
    }

    public WildcardPattern(string pattern, WildcardOptions options)
    {
        RegexOptions regexOptions = RegexOptions.Singleline | RegexOptions.CultureInvariant;
        if (options.HasFlag(WildcardOptions.IgnoreCase))
        {
            regexOptions |= RegexOptions.IgnoreCase;
        }

        // As in PowerShell, a pattern that is none shows when it is used first.
        _regex = new Lazy<Regex>(() => Compile(pattern, regexOptions));
    }

    public static WildcardPattern Get(string pattern, WildcardOptions options) => new(pattern, options);

    public static bool ContainsWildcardCharacters(string pattern)
    {
        for (int i = 0; i < (pattern?.Length ?? 0); i++)
        {
            if (pattern![i] == '`')
            {
                i++;
            }
            else if ("*?[".Contains(pattern[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static string Escape(string pattern) => Regex.Replace(pattern, @"[*?\[\]`]", "`$0");

    public static string Unescape(string pattern) => Regex.Replace(pattern, @"`([*?\[\]`])", "$1");

    public bool IsMatch(string input) => input is not null && _regex.Value.IsMatch(input);

    private static Regex Compile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(ToRegex(pattern), options);
        }
        catch (ArgumentException)
        {
            throw new WildcardPatternException($"The specified wildcard character pattern is not valid: {pattern}");
        }
    }

    private static string ToRegex(string pattern)
    {
        StringBuilder regex = new("\\A");
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            int close = c == '[' ? pattern.IndexOf(']', i + 1) : -1;
            if (c == '`' && i + 1 < pattern.Length)
            {
                regex.Append(Regex.Escape(pattern[++i].ToString()));
            }
            else if (close > i + 1)
            {
                regex.Append('[').Append(Regex.Replace(pattern[(i + 1)..close], @"[\\^\[]", @"\$0")).Append(']');
                i = close;
            }
            else if (c == '[')
            {
                throw new ArgumentException("A bracket is not closed.", nameof(pattern));
            }
            else
            {
                regex.Append(c switch { '*' => ".*", '?' => ".", _ => Regex.Escape(c.ToString()) });
            }
        }

        return regex.Append("\\z").ToString();
    }
}
