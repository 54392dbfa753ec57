using System.Text;

namespace SshAdmin.HelpGenerator.Prose;

/// <summary>One text file: a heading of level one, sections (##) and items (###), in a small part of Markdown.</summary>
/// <param name="Name">The file's name without extension: a command, a base class, or Phrases.</param>
/// <param name="Root">The heading of level one.</param>
public sealed record ProseFile(string Name, ProseSection Root)
{
    private const string Fence = "```";
    private const string Indent = "    ";

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="InvalidDataException">A heading without a place, or a fence without end.</exception>
    public static ProseFile Parse(string name, string text)
    {
        Reader reader = new(name);
        foreach (string line in text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'))
        {
            reader.Add(line.TrimEnd());
        }

        return new ProseFile(name, reader.Finish());
    }

    private sealed class Reader(string name)
    {
        private readonly List<ProseSection> _open = [];
        private readonly StringBuilder _text = new();
        private string? _fence;

        public void Add(string line)
        {
            if (_fence is not null)
            {
                AddFenced(line);
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                EndParagraph();
                _fence = line[Fence.Length..].Trim();
            }
            else if (line.StartsWith('#'))
            {
                EndParagraph();
                Open(line);
            }
            else if (line.Length == 0)
            {
                EndParagraph();
            }
            else
            {
                AddText(line);
            }
        }

        public ProseSection Finish()
        {
            EndParagraph();
            return _fence is not null ? throw Wrong("a fence has no end") : _open.Count > 0 ? _open[0] : throw Wrong("there is no heading");
        }

        private void AddFenced(string line)
        {
            if (line != Fence)
            {
                _text.Append(line).Append('\n');
                return;
            }

            Last().Blocks.Add(new ProseBlock(_text.ToString().Trim('\n'), _fence));
            _text.Clear();
            _fence = null;
        }

        private void Open(string line)
        {
            int level = line.TakeWhile(c => c == '#').Count();
            if (level > _open.Count + 1 || (level == 1 && _open.Count > 0))
            {
                throw Wrong($"the heading '{line}' has no place");
            }

            ProseSection section = new(line[level..].Trim());
            _open.RemoveRange(level - 1, _open.Count - level + 1);
            if (_open.Count > 0)
            {
                Last().Sections.Add(section);
            }

            _open.Add(section);
        }

        private void AddText(string line)
        {
            if (IsListItem(line))
            {
                EndParagraph();
            }

            if (line.StartsWith(Indent, StringComparison.Ordinal))
            {
                ContinueParagraph();
                _text.Append('\n').Append(line);
            }
            else
            {
                string word = line.Trim();
                _text.Append(NeedsSpace(word) ? " " : "").Append(word);
            }
        }

        // Get-Help trims a paragraph, so that indented lines of their own would lose the first indent.
        private void ContinueParagraph()
        {
            if (_text.Length == 0 && Last().Blocks is [.., { Fence: null } above] blocks)
            {
                blocks.RemoveAt(blocks.Count - 1);
                _text.Append(above.Text).Append('\n');
            }
        }

        // Japanese writes no blanks between its words and after its punctuation, so a line break there is nothing.
        private bool NeedsSpace(string next) => _text.Length > 0 && !(IsWide(_text[^1]) && (IsWide(next[0]) || IsPunctuation(_text[^1]))) && !IsPunctuation(next[0]);

        private static bool IsWide(char c) => c >= '\u3000';

        private static bool IsPunctuation(char c) => c is '\u3001' or '\u3002' or '\u300c' or '\u300d';

        private static bool IsListItem(string line) => line.StartsWith("- ", StringComparison.Ordinal)
            || (char.IsAsciiDigit(line[0]) && line.Length > 2 && line[1] == '.' && line[2] == ' ');

        private void EndParagraph()
        {
            if (_text.Length > 0)
            {
                Last().Blocks.Add(new ProseBlock(_text.ToString().Trim('\n'), null));
                _text.Clear();
            }
        }

        private ProseSection Last() => _open.Count > 0 ? _open[^1] : throw Wrong("text stands before the first heading");

        private InvalidDataException Wrong(string what) => new($"{name}.md: {what}.");
    }
}
