using SshAdmin.CmdletHost.Running;
using SshAdmin.Completion;
using SshAdmin.Core.Clients;

namespace SshAdmin.Tests;

public class GetSshClientTests
{
    [Fact]
    public void Without_parameters_the_whole_catalogue_is_written()
    {
        RunResult result = Module.Run("Get-SshClient");
        Assert.Empty(result.Errors);
        Assert.Equal(ClientCatalogue.All.Count, result.Output.Count);
    }

    [Fact]
    public void A_version_is_found_by_name_and_by_pipeline()
    {
        SshClient named = Assert.IsType<SshClient>(Assert.Single(Module.Run("Get-SshClient", "Tera Term 4.106").Output));
        SshClient piped = Assert.IsType<SshClient>(Assert.Single(Module.Pipe(["TeraTerm4.106"], "Get-SshClient").Output));
        Assert.Equal("4.106", named.Version);
        Assert.False(named.RsaSha2);
        Assert.Equal(named.ToString(), piped.ToString());
    }

    [Fact]
    public void An_unknown_client_is_an_error_of_its_own_and_the_next_is_still_written()
    {
        RunResult result = Module.Run("Get-SshClient", "-Name", "Netscape 4,PuTTY 0.75");
        Assert.Single(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("ClientNotKnown,", error.FullyQualifiedErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("Netscape 4", error.TargetObject);
    }

    [Fact]
    public void Installed_clients_can_be_selected_by_name()
    {
        Assert.All(Module.Run("Get-SshClient", "-Installed", "-Name", "Open*").Output.Cast<SshClient>(), client => Assert.StartsWith("OpenSSH", client.Name));
        Assert.Empty(Module.Run("Get-SshClient", "-Installed", "-Name", "Tera Term*").Output);
    }

    [Fact]
    public void Installed_clients_of_an_unknown_name_are_an_error() =>
        Assert.StartsWith("ClientNotKnown,", Assert.Single(Module.Run("Get-SshClient", "-Installed", "-Name", "Netscape").Errors).FullyQualifiedErrorId);

    [Fact]
    public void What_the_command_writes_can_be_piped_into_it_again()
    {
        List<object?> clients = Module.Run("Get-SshClient", "Tera Term 4.106,Tera Term 4.108+").Output.ToList<object?>();
        Assert.Equal(["Tera Term 4.106", "Tera Term 4.108+"], Module.Pipe(clients, "Get-SshClient").Output.Select(client => client!.ToString()));
    }

    [Fact]
    public void Completion_quotes_names_and_tells_what_a_range_can_do()
    {
        var results = new ClientNameCompleter().CompleteArgument("Get-SshClient", "Name", "'tera term 4.10", null!, null!).ToArray();
        Assert.Equal(["'Tera Term 4.105'", "'Tera Term 4.106'", "'Tera Term 4.107'", "'Tera Term 4.108'"], results.Select(result => result.CompletionText));
        Assert.Contains("SHA-1 only", results[1].ToolTip);
        Assert.Contains("RSA with SHA-2", results[2].ToolTip);
    }
}
