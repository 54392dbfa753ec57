using System.Text;

namespace SshAdmin.Packager;

/// <summary>Reads the part of PowerShell's data language that our manifest keeps to, so that packing needs no PowerShell.</summary>
/// <remarks>Tables <c>@{ }</c>, lists <c>@( )</c> of texts, texts in single quotes, comments to the end of a line.</remarks>
public sealed class DataFile
{
    private readonly string _text;
    private int _at;

    private DataFile(string text) => _text = text;

    /// <summary>Reads the table that a file consists of.</summary>
    /// <exception cref="PackagingException">There is something else in it.</exception>
    public static IReadOnlyDictionary<string, object> Parse(string text)
    {
        DataFile file = new(text);
        file.Expect("@{");
        Dictionary<string, object> table = file.TableBody();
        file.SkipBlank();
        return file._at == text.Length ? table : throw file.Unexpected();
    }

    private Dictionary<string, object> TableBody()
    {
        Dictionary<string, object> table = new(StringComparer.OrdinalIgnoreCase);
        while (!Take("}"))
        {
            string key = Word();
            Expect("=");
            table.Add(key, Value());
            Take(";");
        }

        return table;
    }

    private object Value()
    {
        if (Take("@{"))
        {
            return TableBody();
        }

        return Take("@(") ? ListBody() : Quoted();
    }

    private List<string> ListBody()
    {
        List<string> list = [];
        while (!Take(")"))
        {
            list.Add(Quoted());
            Take(",");
        }

        return list;
    }

    private string Quoted()
    {
        Expect("'");
        StringBuilder value = new();
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] != '\'')
            {
                value.Append(_text[_at]);
                continue;
            }

            _at++;
            if (_at == _text.Length || _text[_at] != '\'')
            {
                return value.ToString();
            }

            value.Append('\'');
        }

        throw Unexpected();
    }

    private string Word()
    {
        SkipBlank();
        int start = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Unexpected();
    }

    private bool Take(string token)
    {
        SkipBlank();
        if (string.CompareOrdinal(_text, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw Unexpected();
        }
    }

    private void SkipBlank()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '#'))
        {
            if (_text[_at] == '#')
            {
                int end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else
            {
                _at++;
            }
        }
    }

    private PackagingException Unexpected() => new($"The manifest is not plain data at line {_text.AsSpan(0, _at).Count('\n') + 1}.");
}
