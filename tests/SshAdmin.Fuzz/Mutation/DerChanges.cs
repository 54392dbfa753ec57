using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Fuzz.Mutation;

/// <summary>Changes to DER (X.690): elements are replaced, doubled, dropped or given another tag, and all lengths around them fit again, or on purpose not.</summary>
internal sealed class DerChanges(Random random, ByteChanges bytes)
{
    private const int DeepestTree = 40;
    private static readonly byte[] Tags = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x30, 0x31, 0x80, 0xa0, 0xa1, 0xbf, 0x1f, 0x24];
    private static readonly byte[][] Numbers = [[], [0], [1], [0xff], [0x7f, 0xff, 0xff, 0xff], [0, 0x80, 0, 0, 0], [0, 0, 1], Enumerable.Repeat((byte)0x7f, 40).ToArray()];

    public byte[] Change(byte[] input, byte[] other)
    {
        // The first byte may be the harness's own; a tree begins at the first sequence.
        int start = Array.IndexOf(input, (byte)0x30);
        if (start < 0 || Read(input, start, input.Length, 0) is not Node tree)
        {
            return bytes.Change(input);
        }

        List<Node> nodes = [];
        Collect(tree, nodes);
        Node node = nodes[random.Next(nodes.Count)];
        switch (random.Next(8))
        {
            case 0:
                node.Tag = Tags[random.Next(Tags.Length)];
                break;
            case 1:
                node.Set(Numbers[random.Next(Numbers.Length)]);
                break;
            case 2:
                node.Set(bytes.Change(node.Content()));
                break;
            case 3:
                node.LengthLie = random.Next(3) == 0 ? [0x80] : random.Next(2) == 0 ? [0x84, 0x7f, 0xff, 0xff, 0xff] : [0x81, (byte)random.Next(256)];
                break;
            case 4 when node.Children is { Count: > 0 } children:
                children.Insert(random.Next(children.Count + 1), children[random.Next(children.Count)]);
                break;
            case 5 when node.Children is { Count: > 0 } children:
                children.RemoveAt(random.Next(children.Count));
                break;
            case 6 when Array.IndexOf(other, (byte)0x30) is >= 0 and int begin && Read(other, begin, other.Length, 0) is Node foreign:
                List<Node> donors = [];
                Collect(foreign, donors);
                Node donor = donors[random.Next(donors.Count)];
                (node.Tag, node.Children, node.Value) = (donor.Tag, donor.Children, donor.Value);
                break;
            default:
                node.Set(bytes.Token());
                break;
        }

        return [.. input.AsSpan(0, start), .. tree.Write(0)];
    }

    private static void Collect(Node node, List<Node> nodes)
    {
        nodes.Add(node);
        foreach (Node child in node.Children ?? [])
        {
            Collect(child, nodes);
        }
    }

    private static Node? Read(byte[] data, int at, int end, int depth)
    {
        if (at + 2 > end || depth > DeepestTree)
        {
            return null;
        }

        int length = data[at + 1];
        int header = 2;
        if (length > 0x80)
        {
            int count = length & 0x7f;
            if (count > 3 || at + 2 + count > end)
            {
                return null;
            }

            length = 0;
            for (int i = 0; i < count; i++)
            {
                length = (length << 8) | data[at + 2 + i];
            }

            header += count;
        }

        int start = at + header;
        if (length > end - start)
        {
            return null;
        }

        Node node = new() { Tag = data[at], Value = data.AsSpan(start, length).ToArray(), Size = header + length };

        // Octet strings hold whole structures too, in PKCS#8.
        if ((node.Tag & 0x20) != 0 || (node.Tag == 0x04 && length > 1 && data[start] == 0x30))
        {
            List<Node> children = [];
            int next = start;
            while (next < start + length && Read(data, next, start + length, depth + 1) is Node child)
            {
                children.Add(child);
                next += child.Size;
            }

            node.Children = next == start + length ? children : null;
        }

        return node;
    }

    private sealed class Node
    {
        public byte Tag { get; set; }

        public byte[] Value { get; set; } = [];

        public List<Node>? Children { get; set; }

        public byte[]? LengthLie { get; set; }

        public int Size { get; init; }

        public void Set(byte[] value)
        {
            Value = value;
            Children = null;
        }

        public byte[] Content() => Write(0)[2..];

        // Elements can be copied into themselves, so that the depth has to end somewhere.
        public byte[] Write(int depth)
        {
            byte[] content = Children is null || depth > DeepestTree ? Value : [.. Children.SelectMany(child => child.Write(depth + 1))];
            byte[] length = LengthLie ?? (content.Length < 0x80 ? [(byte)content.Length] : content.Length < 0x100 ? [0x81, (byte)content.Length] : [0x82, (byte)(content.Length >> 8), (byte)content.Length]);
            return [Tag, .. length, .. content];
        }
    }
}
