namespace SshAdmin.Core.AuthorizedKeys.Document;

/// <summary>Where one line of a document lies.</summary>
/// <param name="Number">From 1, as editors count.</param>
/// <param name="Offset">Of its first byte.</param>
/// <param name="Count">Its bytes without the line end.</param>
/// <param name="Total">Its bytes with the line end.</param>
internal readonly record struct DocumentLine(int Number, int Offset, int Count, int Total);
