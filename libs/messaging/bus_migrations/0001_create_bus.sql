-- Messages in the order in which they were published; AUTOINCREMENT, so that a number never comes
-- again after old messages went.
CREATE TABLE bus_messages (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  topic TEXT NOT NULL,
  key TEXT NOT NULL,
  headers TEXT NOT NULL,
  payload BYTEA NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX bus_messages_by_topic ON bus_messages (topic, number);

-- How far each group has come in each topic.
CREATE TABLE bus_places (
  consumer_group TEXT NOT NULL,
  topic TEXT NOT NULL,
  done BIGINT NOT NULL,
  PRIMARY KEY (consumer_group, topic)
);
