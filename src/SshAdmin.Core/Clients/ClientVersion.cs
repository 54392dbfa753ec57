using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Clients;

/// <summary>A version of a client or server: numbers compared as numbers, a pre-release before its release.</summary>
/// <remarks>Reads <c>4.106</c>, <c>5.0 beta 1</c>, <c>9.8.1.0</c>, <c>10.0p2</c>, <c>5.18.5 RC</c>. Trailing zeros do not count: 5.5 equals 5.5.0.</remarks>
internal sealed class ClientVersion : IComparable<ClientVersion>, IEquatable<ClientVersion>
{
    private const int LongestText = 64;

    // A portable suffix (p1) is part of the release; words after the numbers are a pre-release only when they are known as one.
    private static readonly Regex Pattern = new(
        @"^v?(?<numbers>[0-9]{1,9}(\.[0-9]{1,9}){0,5})(p[0-9]{1,4})?([ \-_.]*(?<stage>alpha|beta|pre|preview|rc)[ \-_.]*(?<stageNumber>[0-9]{1,4})?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private readonly int[] _numbers;
    private readonly int _stage;
    private readonly int _stageNumber;

    private ClientVersion(int[] numbers, int stage, int stageNumber, string text)
    {
        _numbers = numbers;
        _stage = stage;
        _stageNumber = stageNumber;
        Text = text;
    }

    /// <summary>As it was written.</summary>
    internal string Text { get; }

    internal int Major => _numbers[0];

    internal int Minor => _numbers.Length > 1 ? _numbers[1] : 0;

    internal bool IsPrerelease => _stage < Release;

    private const int Release = 4;

    internal static ClientVersion Parse(string text) =>
        TryParse(text) ?? throw new FormatException("\"" + text + "\" is not a version.");

    internal static ClientVersion? TryParse(string? text)
    {
        string trimmed = (text ?? string.Empty).Trim();
        if (trimmed.Length == 0 || trimmed.Length > LongestText)
        {
            return null;
        }

        Match match = Pattern.Match(trimmed);
        if (!match.Success)
        {
            return null;
        }

        string[] parts = match.Groups["numbers"].Value.Split('.');
        int[] numbers = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
        int stage = match.Groups["stage"].Value.ToLowerInvariant() switch
        {
            "alpha" => 0,
            "beta" => 1,
            "pre" or "preview" => 2,
            "rc" => 3,
            _ => Release,
        };
        int stageNumber = match.Groups["stageNumber"].Success
            ? int.Parse(match.Groups["stageNumber"].Value, CultureInfo.InvariantCulture)
            : 0;
        return new ClientVersion(numbers, stage, stageNumber, trimmed);
    }

    public int CompareTo(ClientVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        int byNumbers = CompareNumbers(other, Math.Max(_numbers.Length, other._numbers.Length));
        if (byNumbers != 0)
        {
            return byNumbers;
        }

        return _stage != other._stage ? _stage.CompareTo(other._stage) : _stageNumber.CompareTo(other._stageNumber);
    }

    /// <summary>Whether this is not later than <paramref name="last"/>, where 8.1.0.1 still belongs to 8.1.</summary>
    internal bool IsWithin(ClientVersion last) =>
        IsPrerelease || last.IsPrerelease ? CompareTo(last) <= 0 : CompareNumbers(last, last._numbers.Length) <= 0;

    /// <summary>The versions <c>a.b</c> to <c>a.d</c> where both ends differ in the last number only; otherwise both ends and the a.x between.</summary>
    internal static IEnumerable<string> Between(ClientVersion first, ClientVersion last)
    {
        yield return first.Text;
        if (first.Equals(last))
        {
            yield break;
        }

        if (!first.IsPrerelease && !last.IsPrerelease && first.Major == last.Major)
        {
            bool sameStem = first._numbers.Length == 3 && last._numbers.Length == 3 && first.Minor == last.Minor;
            string stem = sameStem ? first.Major + "." + first.Minor + "." : first.Major + ".";
            int from = sameStem ? first._numbers[2] : first.Minor;
            int to = sameStem ? last._numbers[2] : last.Minor;
            for (int number = from + 1; number <= to; number++)
            {
                string text = stem + number.ToString(CultureInfo.InvariantCulture);
                if (text != last.Text)
                {
                    yield return text;
                }
            }
        }

        yield return last.Text;
    }

    public bool Equals(ClientVersion? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as ClientVersion);

    public override int GetHashCode()
    {
        // Trailing zeros are left out, because 5.5 equals 5.5.0.
        int length = _numbers.Length;
        while (length > 1 && _numbers[length - 1] == 0)
        {
            length--;
        }

        int hash = (_stage * 397) ^ _stageNumber;
        for (int index = 0; index < length; index++)
        {
            hash = (hash * 31) + _numbers[index];
        }

        return hash;
    }

    public override string ToString() => Text;

    private int CompareNumbers(ClientVersion other, int count)
    {
        for (int index = 0; index < count; index++)
        {
            int mine = index < _numbers.Length ? _numbers[index] : 0;
            int theirs = index < other._numbers.Length ? other._numbers[index] : 0;
            if (mine != theirs)
            {
                return mine.CompareTo(theirs);
            }
        }

        return 0;
    }
}
