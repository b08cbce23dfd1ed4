namespace Shop.Embedded.ReadModels;

internal static class ReadModelSchema
{
    /// <summary>Text compares by its bytes, which for ASCII is ordinal.</summary>
    public const string Sql = """
        create table if not exists documents (
            read_model text not null,
            id         text not null,
            sequence   text not null,
            list       text,
            position   text,
            json       text not null,
            primary key (read_model, id));
        create unique index if not exists documents_of_list on documents (read_model, list, position) where list is not null;
        create table if not exists checkpoints (
            read_model   text    not null,
            topic        text    not null,
            partition    integer not null,
            sequence     text    not null,
            kafka_offset integer,
            primary key (read_model, topic, partition)) without rowid;
        create table if not exists parked_keys (
            topic     text    not null,
            partition integer not null,
            key       text    not null,
            before    text    not null,
            reason    text,
            since     text,
            primary key (topic, partition, key)) without rowid;
        """;
}
