using System.Runtime.CompilerServices;

namespace Shop.EmailService.Tests.Content;

/// <summary>Mails as they were agreed on, byte for byte. <c>SHOP_WRITE_GOLDEN=1</c> writes what is composed now: read the difference.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual, [CallerFilePath] string source = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(source)!, name);
        if (Environment.GetEnvironmentVariable("SHOP_WRITE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
