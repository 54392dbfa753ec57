using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SshAdmin.FrameworkTests.Polyfills;

/// <summary>Members of texts, numbers and collections that .NET Framework has not got.</summary>
internal static class Values
{
    extension(Convert)
    {
        public static byte[] FromHexString(string text) => [.. Enumerable.Range(0, text.Length / 2).Select(i => Convert.ToByte(text.Substring(2 * i, 2), 16))];

        public static string ToHexString(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "");

        public static string ToHexStringLower(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

        public static string ToHexString(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes.ToArray());

        public static string ToHexStringLower(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes.ToArray());
    }

    extension(Encoding)
    {
        public static Encoding Latin1 => Encoding.GetEncoding(28591);
    }

    extension(Encoding encoding)
    {
        public ReadOnlySpan<byte> Preamble => encoding.GetPreamble();
    }

    extension(OperatingSystem)
    {
        public static bool IsWindows() => Environment.OSVersion.Platform == PlatformID.Win32NT;

        public static bool IsLinux() => Environment.OSVersion.Platform == PlatformID.Unix;
    }

    extension(Environment)
    {
        public static string? ProcessPath => System.Diagnostics.Process.GetCurrentProcess().MainModule!.FileName;
    }

    extension(RandomNumberGenerator)
    {
        public static byte[] GetBytes(int count)
        {
            byte[] bytes = new byte[count];
            using RandomNumberGenerator source = RandomNumberGenerator.Create();
            source.GetBytes(bytes);
            return bytes;
        }
    }

    extension(SHA256)
    {
        public static byte[] HashData(byte[] content)
        {
            using SHA256 hash = SHA256.Create();
            return hash.ComputeHash(content);
        }
    }

    extension(Enum)
    {
        public static T[] GetValues<T>()
            where T : struct, Enum => (T[])Enum.GetValues(typeof(T));

        public static T Parse<T>(string text)
            where T : struct, Enum => (T)Enum.Parse(typeof(T), text);
    }

    extension(Array)
    {
        public static void Fill<T>(T[] array, T value) => array.AsSpan().Fill(value);
    }

    extension(StringSplitOptions)
    {
        public static StringSplitOptions TrimEntries => (StringSplitOptions)2;
    }

    extension(char)
    {
        public static bool IsAsciiLetterOrDigit(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
    }

    extension(string)
    {
        public static string Join(char separator, IEnumerable<string?> texts) => string.Join(separator.ToString(), texts);

        public static string Join(char separator, params string?[] texts) => string.Join(separator.ToString(), texts);
    }

    extension(GC)
    {
        public static long GetAllocatedBytesForCurrentThread() => NotCounted();

        public static long GetTotalAllocatedBytes(bool precise = false) => NotCounted();
    }

    public static bool Contains(this string text, char letter) => text.IndexOf(letter) >= 0;

    public static bool Contains(this string text, string part, StringComparison comparison) => text.IndexOf(part, comparison) >= 0;

    public static bool StartsWith(this string text, char letter) => text.Length > 0 && text[0] == letter;

    public static bool EndsWith(this string text, char letter) => text.Length > 0 && text[text.Length - 1] == letter;

    public static string Replace(this string text, string part, string with, StringComparison comparison) => comparison == StringComparison.Ordinal ? text.Replace(part, with) : throw new NotSupportedException();

    public static string[] Split(this string text, char separator, StringSplitOptions options)
    {
        IEnumerable<string> parts = text.Split(separator);
        parts = options.HasFlag(StringSplitOptions.TrimEntries) ? parts.Select(part => part.Trim()) : parts;
        return [.. options.HasFlag(StringSplitOptions.RemoveEmptyEntries) ? parts.Where(part => part.Length > 0) : parts];
    }

    public static string[] Split(this string text, char separator, int count) => text.Split([separator], count);

    public static string[] Split(this string text, string separator, StringSplitOptions options = StringSplitOptions.None) => text.Split([separator], options);

    public static string[] Split(this string text, string separator, int count) => text.Split([separator], count, StringSplitOptions.None);

    public static byte[] ToByteArray(this BigInteger number, bool isUnsigned, bool isBigEndian = false)
    {
        byte[] bytes = number.ToByteArray();
        int length = isUnsigned && bytes.Length > 1 && bytes[bytes.Length - 1] == 0 ? bytes.Length - 1 : bytes.Length;
        Array.Resize(ref bytes, length);
        Array.Reverse(bytes, 0, isBigEndian ? length : 0);
        return bytes;
    }

    public static long NextInt64(this Random random, long from, long to) => from + (long)(random.NextDouble() * (to - from));

    public static void Shuffle<T>(this Random random, T[] items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int other = random.Next(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    public static IEnumerable<T> Select<T>(this MatchCollection matches, Func<Match, T> of) => matches.Cast<Match>().Select(of);

    public static IEnumerable<T> Order<T>(this IEnumerable<T> items) => items.OrderBy(item => item);

    public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) => items.OrderBy(item => item, comparer);

    public static IEnumerable<T[]> Chunk<T>(this IEnumerable<T> items, int size) =>
        items.Select((item, index) => (item, index)).GroupBy(pair => pair.index / size).Select(group => group.Select(pair => pair.item).ToArray());

    public static TValue? GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> table, TKey key) => table.TryGetValue(key, out TValue value) ? value : default;

    public static TValue? GetValueOrDefault<TKey, TValue>(this Dictionary<TKey, TValue> table, TKey key) => table.TryGetValue(key, out TValue value) ? value : default;

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) => (key, value) = (pair.Key, pair.Value);

    private static long NotCounted()
    {
        Assert.Skip("this framework does not count what a thread allocates");
        return 0;
    }
}
