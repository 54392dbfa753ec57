using System.Collections.Generic;

namespace SshAdmin.Core.Algorithms.Products;

/// <summary>Which algorithms the sources of one product name, release by release.</summary>
/// <remarks>A name in the sources may still be compiled out, or off by default: the defaults of clients and servers are rows elsewhere.</remarks>
/// <param name="Name">The product.</param>
/// <param name="First">The first release that was looked at.</param>
/// <param name="Last">The last one.</param>
/// <param name="Uses">In the order of their names; a name has several rows where releases of two branches differ.</param>
internal sealed record AlgorithmProduct(string Name, string First, string Last, IReadOnlyList<AlgorithmUse> Uses);
