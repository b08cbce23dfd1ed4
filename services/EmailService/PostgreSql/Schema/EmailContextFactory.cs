using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Shop.EmailService.PostgreSql.Schema;

/// <summary>
/// For <c>dotnet ef migrations add</c>, which needs no server. What it makes starts with <c>// &lt;auto-generated /&gt;</c>; the
/// migration's base class is written out in full, since <c>Migration</c> is a folder of this service.
/// </summary>
internal sealed class EmailContextFactory : IDesignTimeDbContextFactory<EmailContext>
{
    public EmailContext CreateDbContext(string[] args) => Create("Host=localhost");

    public static EmailContext Create(string connectionString) =>
        new(new DbContextOptionsBuilder<EmailContext>().UseNpgsql(connectionString).Options);
}
