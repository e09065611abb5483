import { sql } from 'kysely';
import { type Database, openDatabase } from './database.ts';

/**
 * The database as it is at this moment, on a connection of its own that sees no later change, and holds
 * nobody up: readers don't block writers in WAL. Must be closed with `destroy()`.
 */
export async function openSnapshot(path: string): Promise<Database> {
  const database = await openDatabase(path);
  // Kysely has one connection to a SQLite file, so that all that follows is inside.
  await sql`begin deferred`.execute(database);
  // It starts with the first thing that is read.
  await sql`select count(*) from matter`.execute(database);
  return database;
}
