using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Compiles the text of a condition (MS-DTYP 2.5.1.1, conditional-expr) to the byte code of 2.4.4.17, operands before operators.</summary>
internal sealed class ConditionCompiler
{
    // Deep enough for anything written by a person, shallow enough for the stack.
    private const int MaxDepth = 64;
    private readonly string _text;
    private readonly List<byte> _code = [];
    private int _position;
    private int _depth;

    private ConditionCompiler(string text) => _text = text;

    /// <exception cref="SshInputException">Not a condition.</exception>
    public static byte[] Compile(string text)
    {
        ConditionCompiler compiler = new(text);
        compiler._code.AddRange(ConditionToken.Signature);
        compiler.Disjunction();
        compiler.SkipSpace();
        if (compiler._position != text.Length)
        {
            throw compiler.Malformed("an operator or the end is due");
        }

        while (compiler._code.Count % 4 != 0)
        {
            compiler._code.Add(ConditionToken.Padding);
        }

        return compiler._code.ToArray();
    }

    private void Disjunction()
    {
        Conjunction();
        while (Skip("||"))
        {
            Conjunction();
            _code.Add(ConditionToken.Or);
        }
    }

    private void Conjunction()
    {
        Factor();
        while (Skip("&&"))
        {
            Factor();
            _code.Add(ConditionToken.And);
        }
    }

    private void Factor()
    {
        if (++_depth > MaxDepth)
        {
            throw Malformed("it is nested too deeply");
        }

        if (Peek() == '!' && !(_position + 1 < _text.Length && _text[_position + 1] == '='))
        {
            _position++;
            Factor();
            _code.Add(ConditionToken.Not);
        }
        else if (Skip("("))
        {
            Disjunction();
            Require(")");
        }
        else
        {
            Term();
        }

        _depth--;
    }

    private void Term()
    {
        foreach ((string Text, byte Code) row in ConditionToken.Membership)
        {
            if (SkipWord(row.Text))
            {
                bool wrapped = Skip("(");
                Operand();
                if (wrapped)
                {
                    Require(")");
                }

                _code.Add(row.Code);
                return;
            }
        }

        if (SkipWord("Exists") || SkipWord("Not_Exists"))
        {
            bool negated = _text[_position - "_Exists".Length] == '_';
            Attribute();
            _code.Add(negated ? ConditionToken.NotExists : ConditionToken.Exists);
            return;
        }

        Attribute();
        foreach ((string Text, byte Code) row in ConditionToken.Relational)
        {
            if (char.IsLetter(row.Text[0]) ? SkipWord(row.Text) : Skip(row.Text))
            {
                Operand();
                _code.Add(row.Code);
                return;
            }
        }
    }

    private void Operand()
    {
        char next = Peek();
        if (next == '{')
        {
            Composite();
        }
        else if (next is '"' or '#' or '+' or '-' || char.IsDigit(next) || IsSidLiteral())
        {
            Literal();
        }
        else
        {
            Attribute();
        }
    }

    private void Composite()
    {
        Require("{");
        int header = Header(ConditionToken.Composite);
        if (Peek() != '}')
        {
            do
            {
                SkipSpace();
                Literal();
            }
            while (Skip(","));
        }

        Require("}");
        FillLength(header);
    }

    private void Literal()
    {
        switch (Peek())
        {
            case '"':
                int end = _text.IndexOf('"', _position + 1);
                if (end < 0)
                {
                    throw Malformed("a quoted text does not end");
                }

                Emit(ConditionToken.Text, Encoding.Unicode.GetBytes(_text.Substring(_position + 1, end - _position - 1)));
                _position = end + 1;
                break;
            case '#':
                _position++;
                Emit(ConditionToken.Octets, HexText.Parse(Run(Uri.IsHexDigit)) ?? throw Malformed("an octet string has pairs of hexadecimal digits"));
                break;
            case 'S' or 's' when IsSidLiteral():
                SidLiteral();
                break;
            default:
                Integer();
                break;
        }
    }

    private bool IsSidLiteral() => string.Compare(_text, _position, "SID", 0, 3, StringComparison.OrdinalIgnoreCase) == 0
        && _text.Substring(_position + 3).TrimStart().StartsWith("(", StringComparison.Ordinal);

    private void SidLiteral()
    {
        _position += 3;
        Require("(");
        int end = _text.IndexOf(')', _position);
        string text = end < 0 ? "" : _text.Substring(_position, end - _position).Trim();
        Sid? sid = text.Length == 2 ? SidAliases.Find(text)?.Sid : Sid.TryParse(text);
        Emit(ConditionToken.Sid, sid?.ToBinary() ?? throw Malformed($"'{DisplayText.Escape(text)}' is no SID that is the same on every machine"));
        _position = end + 1;
    }

    private void Integer()
    {
        byte sign = Skip("+") ? ConditionToken.SignPlus : Skip("-") ? ConditionToken.SignMinus : ConditionToken.SignNone;
        string digits = Run(c => char.IsDigit(c) || Uri.IsHexDigit(c) || c is 'x' or 'X');
        byte radix = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? ConditionToken.BaseHexadecimal
            : digits.Length > 1 && digits[0] == '0' ? ConditionToken.BaseOctal : ConditionToken.BaseDecimal;
        ulong value;
        try
        {
            value = radix switch
            {
                ConditionToken.BaseHexadecimal => ulong.Parse(digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                ConditionToken.BaseOctal => Convert.ToUInt64(digits, 8),
                _ => ulong.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            throw Malformed("a value is due: a number, \"text\", #octets, SID(...) or {a list of them}");
        }

        _code.Add(ConditionToken.Int64);
        AddInteger(sign == ConditionToken.SignMinus ? unchecked((ulong)-(long)value) : value);
        _code.Add(sign);
        _code.Add(radix);
    }

    private void Attribute()
    {
        Peek();
        byte code = ConditionToken.LocalAttribute;
        foreach ((string Prefix, byte Code) row in ConditionToken.Attributes)
        {
            if (Skip(row.Prefix))
            {
                code = row.Code;
                break;
            }
        }

        string name = Run(c => char.IsLetterOrDigit(c) || c is ':' or '.' or '/' or '_' or '%' || c > 0x7F);
        if (name.Length == 0)
        {
            throw Malformed("the name of an attribute is due");
        }

        Emit(code, Encoding.Unicode.GetBytes(AttributeName.Decode(name)));
    }

    private void Emit(byte token, byte[] value)
    {
        int header = Header(token);
        _code.AddRange(value);
        FillLength(header);
    }

    private int Header(byte token)
    {
        _code.AddRange([token, 0, 0, 0, 0]);
        return _code.Count;
    }

    private void FillLength(int header)
    {
        byte[] length = new byte[4];
        LittleEndian.Write(length, 0, (uint)(_code.Count - header));
        for (int i = 0; i < 4; i++)
        {
            _code[header - 4 + i] = length[i];
        }
    }

    private void AddInteger(ulong value) => _code.AddRange(Enumerable.Range(0, 8).Select(i => (byte)(value >> (8 * i))));

    private string Run(Func<char, bool> belongs)
    {
        int start = _position;
        while (_position < _text.Length && belongs(_text[_position]))
        {
            _position++;
        }

        return _text.Substring(start, _position - start);
    }

    // A word ends where an attribute name would not go on, so that an attribute may be called "Exists1".
    private bool SkipWord(string word)
    {
        SkipSpace();
        int end = _position + word.Length;
        bool found = string.Compare(_text, _position, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (end >= _text.Length || !(char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or ':' or '.' or '/'));
        _position = found ? end : _position;
        return found;
    }

    private bool Skip(string token)
    {
        SkipSpace();
        bool found = string.Compare(_text, _position, token, 0, token.Length, StringComparison.OrdinalIgnoreCase) == 0;
        _position += found ? token.Length : 0;
        return found;
    }

    private void Require(string token)
    {
        if (!Skip(token))
        {
            throw Malformed($"{token} is due");
        }
    }

    private char Peek()
    {
        SkipSpace();
        return _position < _text.Length ? _text[_position] : '\0';
    }

    private void SkipSpace() => Run(char.IsWhiteSpace);

    private SshInputException Malformed(string why) =>
        new(ErrorReason.DescriptorInvalid, $"The condition of an entry is malformed at offset {_position} within it: {why}.", DisplayText.Escape(_text));
}
