#include "libs/production/production_settings.h"

namespace tandem::production {

void ProductionSettings::Declare(config::SettingsTable& table) {
  process.Declare(table);
  table.Text(
      "instance", &instance,
      "Name of this process among its like; one that stays over restarts takes up its work at "
      "once; empty: a new one each time");
  table.Secret(
      "postgres", &postgres,
      "PostgreSQL as the service's role sees it, in libpq's form; for `migrate` as the owner");
  table.Secret("postgres-relay", &postgres_relay,
               "The same as the relay's role sees it; empty: as the service's");
  table.Number("postgres-connections", &postgres_connections, 1, 1000,
               "Connections to PostgreSQL at most, beside two of the relay");
  table.Text("kafka", &kafka, "Kafka's brokers: HOST:PORT,HOST:PORT");
  table.Text("kafka-prefix", &kafka_prefix,
             "Of every topic and consumer group, where several systems share a cluster");
  table.Secret("redis", &redis, "Redis: redis://:PASSWORD@HOST:PORT/DATABASE");
}

}  // namespace tandem::production
