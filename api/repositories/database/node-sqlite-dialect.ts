import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type DriverSettings, NodeSqliteDriver } from './node-sqlite-driver.ts';

/** The same few statements come for every page; each is prepared once. */
const MOST_PREPARED = 200;

/** Lets Kysely talk to Node's own SQLite; with its driver the only place that knows both. */
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
  // A result tells the number of the row that was written last, by whichever statement; the index's own
  // rows have numbers that a JavaScript number does not hold.
  if (!reader) statement.setReadBigInts(true);
  return {
    reader,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

class NodeSqliteAdapter extends SqliteAdapter {
  /** SQLite can change its tables in a transaction: a migration cut short leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** The driver gives turns itself, so that whoever waits for a lock keeps nobody from reading. */
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
