using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>Prints the byte code of a condition (MS-DTYP 2.4.4.17) as text, or gives up on code that is not well-formed.</summary>
internal sealed class ConditionPrinter
{
    private const int MaxDepth = 64;
    private readonly byte[] _code;
    private int _position;

    private ConditionPrinter(byte[] code) => _code = code;

    /// <returns>The condition in its outer parentheses; <c>null</c> when the bytes are no condition.</returns>
    public static string? TryPrint(byte[] code)
    {
        if (code.Length < 8 || code.Length % 4 != 0 || !code.Take(4).SequenceEqual(ConditionToken.Signature))
        {
            return null;
        }

        ConditionPrinter printer = new(code) { _position = 4 };
        Stack<string> stack = new();
        while (printer._position < code.Length)
        {
            if (!printer.Step(stack))
            {
                return null;
            }
        }

        return stack.Count == 1 ? Wrapped(stack.Pop()) : null;
    }

    private bool Step(Stack<string> stack)
    {
        byte token = _code[_position];
        if (token == ConditionToken.Padding)
        {
            _position++;
            return _code.Length - _position < 4;
        }

        if (token == ConditionToken.Not || token is ConditionToken.Exists or ConditionToken.NotExists || Name(ConditionToken.Membership, token) is not null)
        {
            _position++;
            if (stack.Count < 1)
            {
                return false;
            }

            string operand = stack.Pop();
            stack.Push(token switch
            {
                ConditionToken.Not => "!" + Wrapped(operand),
                ConditionToken.Exists => "Exists " + operand,
                ConditionToken.NotExists => "Not_Exists " + operand,
                _ => $"{Name(ConditionToken.Membership, token)} {operand}",
            });
            return true;
        }

        bool logical = token is ConditionToken.And or ConditionToken.Or;
        if (logical || Name(ConditionToken.Relational, token) is not null)
        {
            _position++;
            if (stack.Count < 2)
            {
                return false;
            }

            string right = stack.Pop();
            string left = stack.Pop();
            stack.Push(logical ? $"{Wrapped(left)} {(token == ConditionToken.And ? "&&" : "||")} {Wrapped(right)}" : $"{left} {Name(ConditionToken.Relational, token)} {right}");
            return true;
        }

        string? value = ReadOperand(0);
        if (value is not null)
        {
            stack.Push(value);
        }

        return value is not null;
    }

    private string? ReadOperand(int depth)
    {
        byte token = _code[_position++];
        if (token is >= ConditionToken.Int8 and <= ConditionToken.Int64)
        {
            return ReadInteger();
        }

        if (depth > MaxDepth || _code.Length - _position < 4)
        {
            return null;
        }

        uint length = LittleEndian.ReadUInt32(_code, _position);
        _position += 4;
        if (length > _code.Length - _position)
        {
            return null;
        }

        int end = _position + (int)length;
        switch (token)
        {
            case ConditionToken.Composite:
                List<string> items = [];
                while (_position < end)
                {
                    string? item = ReadOperand(depth + 1);
                    if (item is null || _position > end)
                    {
                        return null;
                    }

                    items.Add(item);
                }

                return "{" + string.Join(", ", items) + "}";
            case ConditionToken.Text:
                return $"\"{Encoding.Unicode.GetString(Take(end))}\"";
            case ConditionToken.Octets:
                return "#" + HexText.Print(Take(end));
            case ConditionToken.Sid:
                Sid? sid = Sid.TryRead(_code, _position, end);
                _position = end;
                return sid is null ? null : $"SID({SddlPrinter.Print(sid)})";
            case ConditionToken.LocalAttribute:
                return AttributeName.Encode(Encoding.Unicode.GetString(Take(end)));
            default:
                string? prefix = Name(ConditionToken.Attributes, token);
                return prefix is null ? null : prefix + AttributeName.Encode(Encoding.Unicode.GetString(Take(end)));
        }
    }

    // 64 bits, then a byte for the sign and one for the base in which the author wrote it.
    private string? ReadInteger()
    {
        if (_code.Length - _position < 10)
        {
            return null;
        }

        ulong value = LittleEndian.ReadUInt64(_code, _position);
        byte sign = _code[_position + 8];
        byte radix = _code[_position + 9];
        _position += 10;
        ulong magnitude = sign == ConditionToken.SignMinus ? unchecked((ulong)-(long)value) : value;
        string digits = radix switch
        {
            ConditionToken.BaseHexadecimal => "0x" + magnitude.ToString("x", CultureInfo.InvariantCulture),
            ConditionToken.BaseOctal => "0" + System.Convert.ToString(unchecked((long)magnitude), 8),
            _ => magnitude.ToString(CultureInfo.InvariantCulture),
        };
        return (sign == ConditionToken.SignPlus ? "+" : sign == ConditionToken.SignMinus ? "-" : "") + digits;
    }

    private byte[] Take(int end)
    {
        byte[] bytes = _code.Skip(_position).Take(end - _position).ToArray();
        _position = end;
        return bytes;
    }

    private static string Wrapped(string text) => $"({text})";

    private static string? Name((string Text, byte Code)[] rows, byte code) => rows.FirstOrDefault(row => row.Code == code).Text;
}
