using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;

namespace SshAdmin.Core.Tests.Keys.Formats;

/// <summary>Inputs that the fuzzer found, cut down to what matters in them.</summary>
public class FuzzedKeyFileTests
{
    // The message quotes the first 30 bytes of the line; they used to end inside of a character, which threw DecoderFallbackException.
    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa\u00fc rest")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaa\u7248 rest")]
    public void LineWhoseExcerptCutsACharacterInTwo(string line)
    {
        var error = Assert.Throws<SshInputException>(() => KeyFileReader.Read("sample", Encoding.UTF8.GetBytes(line + "\n")));
        Assert.Equal(ErrorReason.KeyFormatUnknown, error.Reason);
    }

    [Fact]
    public void EndOfAPemBlockWhoseExcerptCutsACharacterInTwo()
    {
        var text = "-----BEGIN PRIVATE KEY-----\nMAAA\n-----END " + new string('x', 67) + "\u4e00\u4e00\u4e00\u4e00\n";
        Assert.Throws<SshInputException>(() => KeyFileReader.Read("sample", Encoding.UTF8.GetBytes(text)));
    }
}
