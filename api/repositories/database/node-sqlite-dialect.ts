import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type DriverSettings, NodeSqliteDriver } from './node-sqlite-driver.ts';

/** The same few statements run for every page; each is prepared once. */
const MOST_PREPARED = 200;

/** Connects Kysely to Node's own SQLite; together with its driver the only place that uses both. */
export function nodeSqliteDialect(
  database: DatabaseSync,
  { begin, patience }: Pick<DriverSettings, 'begin' | 'patience'>,
): SqliteDialect {
  return new NodeSqliteDialect({ database, begin, patience, prepare: keepPrepared(database) });
}

function keepPrepared(database: DatabaseSync): (sql: string) => SqliteStatement {
  const prepared = new LRUCache<string, SqliteStatement>({ max: MOST_PREPARED });
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = prepare(database, sql);
    prepared.set(sql, statement);
    return statement;
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const reader = statement.columns().length > 0;
  // A result includes the row id last written, by whichever statement; the index's own row ids exceed a
  // JavaScript number.
  if (!reader) statement.setReadBigInts(true);
  return {
    reader,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

class NodeSqliteAdapter extends SqliteAdapter {
  /** SQLite can change its tables in a transaction: an interrupted migration leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** The driver schedules access itself, so that a wait for a lock blocks no readers. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #settings: DriverSettings;

  constructor(settings: DriverSettings) {
    super({ database: async () => Promise.reject(new Error('The driver opens the database.')) });
    this.#settings = settings;
  }

  override createDriver(): NodeSqliteDriver {
    return new NodeSqliteDriver(this.#settings);
  }

  override createAdapter(): NodeSqliteAdapter {
    return new NodeSqliteAdapter();
  }
}
