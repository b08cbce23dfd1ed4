using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shop.Architecture.Tests.Repository;

namespace Shop.Architecture.Tests.Rules;

/// <summary>A name says what a thing does; these words say that nobody knew.</summary>
internal static partial class NameRules
{
    private static readonly string[] Empty = ["Common", "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Base", "Impl"];

    public static IEnumerable<string> OfPaths(IEnumerable<string> paths) =>
        from segment in paths.SelectMany(path => path.Split('/')).Distinct()
        from word in EmptyWords(segment)
        select $"The file or folder {segment} is named '{word}'.";

    public static IEnumerable<string> OfTypes(SourceFile file) =>
        from node in file.Syntax.DescendantNodes()
        let name = node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => "",
        }
        from word in EmptyWords(name)
        select $"{file.Place(node)}: the type {name} is named '{word}'.";

    private static IEnumerable<string> EmptyWords(string name) =>
        Word().Matches(name).Select(word => word.Value).Where(word => Empty.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>HTTPBase_fooBar.cs: HTTP, Base, foo, Bar, cs.</summary>
    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")]
    private static partial Regex Word();
}
