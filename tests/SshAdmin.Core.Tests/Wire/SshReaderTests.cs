using System;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Wire;

public class SshReaderTests
{
    // RFC 4251 section 5, the examples of mpint.
    [Theory]
    [InlineData("", "00000000")]
    [InlineData("09a378f9b2e332a7", "0000000809a378f9b2e332a7")]
    [InlineData("80", "000000020080")]
    public void MpintMatchesTheExamplesOfRfc4251(string magnitude, string encoded)
    {
        byte[] value = Convert.FromHexString(magnitude);
        Assert.Equal(encoded, Convert.ToHexString(new SshWriter().WriteMpint(value).ToArray()).ToLowerInvariant());
        Assert.Equal(value, new SshReader(Convert.FromHexString(encoded)).ReadMpint("value"));
    }

    [Fact]
    public void NegativeMpintIsRefused()
    {
        var error = Assert.Throws<SshConnectionException>(() => new SshReader(Convert.FromHexString("00000002edcc")).ReadMpint("value"));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public void EveryTruncationOfAStringFailsByName()
    {
        byte[] whole = new SshWriter().WriteString("ssh-ed25519").ToArray();
        foreach (int length in Enumerable.Range(0, whole.Length))
        {
            Assert.Throws<SshConnectionException>(() => new SshReader(whole, 0, length).ReadString("name"));
        }
    }

    [Fact]
    public void StringLengthBeyondTheBufferAllocatesNothing()
    {
        byte[] bomb = Convert.FromHexString("ffffffff");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SshInputException>(() => new SshReader(bomb, ErrorReason.InvalidArgument).ReadString("blob"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 65_536);
    }
}
