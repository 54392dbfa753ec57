namespace SshAdmin.Core.Keys.Formats;

/// <summary>One line of a <see cref="KeyText"/>, without its end.</summary>
/// <param name="Number">From 1, as editors count.</param>
/// <param name="Offset">Where it begins in the text's bytes.</param>
/// <param name="Count">How many bytes it has.</param>
internal sealed record KeyLine(int Number, int Offset, int Count);
