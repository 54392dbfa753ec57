using System.IO;
using SshAdmin.CmdletHost;

namespace SshAdmin.Tests.CmdletHost;

public sealed class TableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sshadmin-views-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void Format_file_gives_the_columns()
    {
        File.WriteAllText(Path.Combine(_folder, "SshAdmin.format.ps1xml"), $"""
            <Configuration><ViewDefinitions><View><Name>v</Name>
              <ViewSelectedBy><TypeName>{typeof(Sample).FullName}</TypeName></ViewSelectedBy>
              <TableControl>
                <TableHeaders>
                  <TableColumnHeader><Label>What</Label><Width>6</Width><Alignment>Right</Alignment></TableColumnHeader>
                  <TableColumnHeader><Label>Coloured</Label></TableColumnHeader>
                  <TableColumnHeader />
                </TableHeaders>
                <TableRowEntries><TableRowEntry><TableColumnItems>
                  <TableColumnItem><PropertyName>Text</PropertyName></TableColumnItem>
                  <TableColumnItem><ScriptBlock>$_.Age</ScriptBlock></TableColumnItem>
                  <TableColumnItem><PropertyName>Color</PropertyName></TableColumnItem>
                </TableColumnItems></TableRowEntry></TableRowEntries>
              </TableControl>
            </View></ViewDefinitions></Configuration>
            """);

        Assert.Equal(["  What Coloured Color", "  ---- -------- -----", "     a 00:01:30 GreyBlue", ""], Show("Get-Sample"));
    }

    [Fact]
    public void A_list_leaves_out_what_its_condition_finds_empty()
    {
        File.WriteAllText(Path.Combine(_folder, "SshAdmin.format.ps1xml"), $"""
            <Configuration><ViewDefinitions><View><Name>v</Name>
              <ViewSelectedBy><TypeName>{typeof(Sample).FullName}</TypeName></ViewSelectedBy>
              <ListControl><ListEntries><ListEntry><ListItems>
                <ListItem><PropertyName>Text</PropertyName></ListItem>
                <ListItem><ItemSelectionCondition><PropertyName>Missing</PropertyName></ItemSelectionCondition><PropertyName>Missing</PropertyName></ListItem>
                <ListItem><Label>Marks</Label><ScriptBlock>$_.Tags -join ', '</ScriptBlock></ListItem>
              </ListItems></ListEntry></ListEntries></ListControl>
            </View></ViewDefinitions></Configuration>
            """);

        Assert.Equal(["Text  : a", "Marks : x, y", ""], Show("Get-Sample"));
    }

    [Fact]
    public void Texts_are_lines() => Assert.Equal(["after x"], Show("Write-Trouble", "x"));

    private string[] Show(params string[] args)
    {
        using StringWriter output = new();
        Assert.Equal(0, Program.RunCommands(HostOptions.Parse(args), Samples.Catalog, _folder, output, TextWriter.Null, CancellationToken.None));
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Append("").Take(args[0] == "Get-Sample" ? 4 : 1).ToArray();
    }
}
