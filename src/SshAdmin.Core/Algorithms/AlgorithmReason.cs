namespace SshAdmin.Core.Algorithms;

/// <summary>One thing that speaks for or against algorithms.</summary>
/// <param name="Id">Name of the reason, unique.</param>
/// <param name="Limit">The best rating that an algorithm with this reason can have.</param>
/// <param name="Text">What a person reads, one sentence.</param>
/// <param name="Source">Where it is written.</param>
internal sealed record AlgorithmReason(string Id, SshAlgorithmRating Limit, string Text, string Source);
