using Shop.Contracts;

namespace Shop.Streaming.Kafka;

/// <summary>A topic is there with another number of partitions than its keys are spread over.</summary>
public sealed class TopicMismatchException(Topic topic, int partitions) : Exception(
    $"Topic {topic.Name} has {partitions} partitions and must have {topic.Partitions}: a key's events would be in two of them. "
    + "Nothing was changed. Use another Kafka, or delete the topic and replay the log into a new one.");
