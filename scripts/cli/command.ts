import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import { openRecords, type Records } from '#api/compose.ts';
import { type Config, readConfig } from '#api/config.ts';
import { databasePath } from '#api/data-folder.ts';
import { UncoverError } from '#api/errors.ts';
import { describeTightened, isPrivate, makePrivate } from '#api/folder/private-folder.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { findProduction } from '#api/repositories/intake/productions.ts';
import { findMatter, type MatterRow } from '#api/repositories/people/matters.ts';
import { MatterSlug } from '#contract/people/matter.ts';
import { printNote } from './print.ts';
import { printIndexing } from './print-progress.ts';

/** The parsed command line: options by name, and the remaining words. */
export interface Words {
  values: Record<string, unknown>;
  positionals: string[];
}

/** One verb. `run` returns the exit code; an error that it throws is printed in one line. */
export interface Command {
  usage: string;
  help: string;
  options: NonNullable<ParseArgsConfig['options']>;
  run: (words: Words) => Promise<number>;
}

/** Options that take a value. */
export function textOptions(...names: string[]): Command['options'] {
  return Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
}

/** Options without a value. */
export function flags(...names: string[]): Command['options'] {
  return Object.fromEntries(names.map((name) => [name, { type: 'boolean' }]));
}

/** The arguments do not fit the verb: exit code 2. */
export class UsageError extends Error {}

export function textOption({ values }: Words, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function requiredOption(words: Words, name: string): string {
  const value = textOption(words, name);
  if (!value) throw new UsageError(`--${name} is missing.`);
  return value;
}

/** A whole number, at least `least`. */
export function numberOption(words: Words, name: string, least: number): number | undefined {
  const text = textOption(words, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) {
    throw new UsageError(`--${name} must be a whole number, ${least} or more; “${text}” is not.`);
  }
  return number;
}

/** For a verb that prints nothing for people to read. */
export function formatOption({ values }: Words): 'json' | 'csv' {
  if (values.json === values.csv) throw new UsageError('Add either --json or --csv.');
  return values.json ? 'json' : 'csv';
}

export function matterOption(words: Words): string {
  const parsed = MatterSlug.safeParse(requiredOption(words, 'matter'));
  if (!parsed.success) throw new UsageError(`--matter: ${parsed.error.issues[0]?.message}.`);
  return parsed.data;
}

export function configOf(words: Words): Config {
  return readConfig(process.env, textOption(words, 'data'));
}

/**
 * Milliseconds to wait for a lock: a command that has run for an hour must not fail because of a busy minute.
 */
const PATIENCE = 60_000;

/** An open data folder. */
export type Installation = Records;

/** Opens the data folder for `work`, and closes it afterward. Creates it if it does not exist. */
export async function withInstallation<Result>(
  words: Words,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  return withDataFolder(configOf(words).dataDir, work);
}

/** Creates a temporary data folder for `work`, and removes it afterward with all its content. */
export async function withThrowAwayInstallation<Result>(
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-try-'));
  try {
    return await withDataFolder(dataDir, work);
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

async function withDataFolder<Result>(
  dataDir: string,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const records = await openRecords(dataDir, { patience: PATIENCE, onIndexing: printIndexing });
  try {
    keepPrivate(dataDir);
    return await work(records);
  } finally {
    await records.close();
  }
}

/** If others cannot enter the folder, its content need not be checked, which a server does when it starts. */
function keepPrivate(dataDir: string): void {
  if (isPrivate(dataDir)) return;
  const tightened = describeTightened(dataDir, makePrivate(dataDir));
  if (tightened !== undefined) printNote(`${tightened}`);
}

/** Like `withInstallation`, for a data folder that must exist already. */
export async function withRecords<Result>(
  words: Words,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const { dataDir } = configOf(words);
  if (!existsSync(databasePath(dataDir))) throw noRecords(dataDir);
  return withDataFolder(dataDir, work);
}

export function noRecords(dataDir: string): UncoverError {
  return new UncoverError(
    'not-found',
    `No Uncover data was found in ${dataDir}. Name the data folder with --data.`,
  );
}

/** Like that, for one of its matters. */
export async function withMatter<Result>(
  words: Words,
  work: (installation: Installation, matter: MatterRow) => Promise<Result>,
): Promise<Result> {
  const slug = matterOption(words);
  return withRecords(words, async (installation) => {
    const matter = await findMatter(installation.database, slug);
    if (!matter)
      throw new UncoverError('not-found', `There is no matter “${slug}” in ${installation.dataDir}.`);
    return work(installation, matter);
  });
}

/** The id of the production named by --production; undefined if none is named. */
export async function productionOption(
  words: Words,
  database: Database,
  matter: MatterRow,
): Promise<string | undefined> {
  const name = textOption(words, 'production');
  if (name === undefined) return undefined;
  const production = await findProduction(database, matter.id, name);
  if (!production) throw new UncoverError('not-found', `The matter has no production “${name}”.`);
  return production.id;
}
