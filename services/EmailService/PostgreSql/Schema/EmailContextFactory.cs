using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Shop.EmailService.PostgreSql.Schema;

/// <summary>
/// For <c>dotnet ef migrations add</c>, which needs no server, but a start-up project with Microsoft.EntityFrameworkCore.Design
/// that references this one. Each file it makes must start with <c>// &lt;auto-generated /&gt;</c>, and the migration's base
/// class be written out in full, since <c>Migration</c> is a folder of this service.
/// </summary>
internal sealed class EmailContextFactory : IDesignTimeDbContextFactory<EmailContext>
{
    public EmailContext CreateDbContext(string[] args) => Create(NpgsqlDataSource.Create("Host=localhost"));

    public static EmailContext Create(NpgsqlDataSource source) =>
        new(new DbContextOptionsBuilder<EmailContext>().UseNpgsql(source).Options);
}
