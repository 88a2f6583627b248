#include "services/tandem/topics/topics_command.h"

#include <memory>

#include "services/tandem/groups/options.h"
#include "services/tandem/remote/messages.h"
#include "services/tandem/topics/asyncapi.h"
#include "services/tandem/topics/topic_creation.h"
#include "services/tandem/topics/topic_file.h"

namespace tandem::client {
namespace {

void AddFile(CLI::App& command, std::string& file) {
  command.add_option("--file", file, "Topics other than the program's own (deploy/kafka)")
      ->type_name("FILE");
}

struct TopicList {
  std::string file;
  Format format = Format::kTable;

  StatusOr<std::string> Run(const Terminal& terminal) const {
    const auto right = TextTable::Align::kRight;
    ASSIGN_OR_RETURN(const std::vector<Topic> topics, ReadTopics(file));
    Listing listing({{"name", "topic"},
                     {"publisher", "publisher"},
                     {"partitions", "parts", right},
                     {"replicas", "replicas", right},
                     {"retentionDays", "days", right},
                     {"maxMessageBytes", ""},
                     {"cleanupPolicy", ""},
                     {"key", ""},
                     {"events", ""},
                     {"consumers", "consumers"},
                     {"description", ""}});
    for (const Topic& topic : topics) {
      listing.Add({topic.name, topic.publisher, std::int64_t{topic.partitions},
                   std::int64_t{topic.replicas}, std::int64_t{topic.retention_days},
                   std::int64_t{topic.max_message_bytes}, topic.cleanup_policy, topic.key,
                   topic.events, topic.consumers, topic.description});
    }
    return Drawn(listing, format, terminal, "No topic is declared.");
  }
};

void AddList(CommandSet& commands, CLI::App& topics) {
  const auto list = std::make_shared<TopicList>();
  CLI::App& command = *topics.add_subcommand("list", "The topics that are declared");
  AddFile(command, list->file);
  AddFormat(command, list->format);
  commands.Finish(command, "  tandem topics list\n  tandem topics list --format json",
                  [list, &commands] { return commands.Answer(list->Run(commands.terminal())); });
}

void AddCreate(CommandSet& commands, CLI::App& topics) {
  const auto create = std::make_shared<TopicCreation>();
  CLI::App& command =
      *topics.add_subcommand("create", "Create on a cluster those that do not exist yet");
  command.add_option("--kafka", create->brokers, "Brokers of the cluster")
      ->required()
      ->type_name("HOST:PORT[,...]");
  command.add_option("--prefix", create->prefix, "What every name begins with")->type_name("TEXT");
  command.add_option("--replicas", create->replicas, "Replicas of each, instead of those declared")
      ->check(Decimal())
      ->check(CLI::Range(1, 100))
      ->type_name("N");
  AddFile(command, create->file);
  commands.Finish(
      command,
      "  tandem topics create --kafka 127.0.0.1:9092\n"
      "  tandem topics create --kafka kafka-1:9092,kafka-2:9092 --replicas 3 --prefix test.",
      [create, &commands] {
        const auto outcome = create->Run(commands.terminal());
        if (!outcome.ok()) return commands.Fail(outcome.status());
        for (const std::string& warning : outcome->warnings) {
          commands.err() << "tandem: warning: " << Printable(warning) << "\n";
        }
        return commands.Answer(outcome->text);
      },
      "What exists stays as it is; in what it differs is told as a warning.");
}

void AddAsyncApi(CommandSet& commands, CLI::App& topics) {
  const auto file = std::make_shared<std::string>();
  CLI::App& command =
      *topics.add_subcommand("asyncapi", "The topics and their events as an AsyncAPI document");
  AddFile(command, *file);
  commands.Finish(command, "  tandem topics asyncapi > asyncapi.json", [file, &commands] {
    const auto topics_of_file = ReadTopics(*file);
    if (!topics_of_file.ok()) return commands.Fail(topics_of_file.status());
    return commands.Answer(AsyncApi(*topics_of_file));
  });
}

}  // namespace

void AddTopicsCommands(CommandSet& commands) {
  CLI::App& topics = commands.Group("topics", "Topics of events on Apache Kafka");
  AddList(commands, topics);
  AddCreate(commands, topics);
  AddAsyncApi(commands, topics);
}

}  // namespace tandem::client
