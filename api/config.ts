import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ReaderPoolOptions } from '#ingest';
import { ReaderEnvironment, toReaderOptions } from './reader-environment.ts';
import type { MeiliAddress } from './search/engines/meilisearch/meili-server.ts';

/** A variable that a compose file passes on although nobody set it. */
function emptyIsUnset<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

/** The levels of pino. */
const LogLevel = z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']);
type LogLevel = z.infer<typeof LogLevel>;

const Environment = z.object({
  UNCOVER_PORT: z.coerce.number().int().min(0).max(65_535).default(7321),
  UNCOVER_HOST: z.string().min(1).default('127.0.0.1'),
  UNCOVER_ALLOWED_HOSTS: z
    .string()
    .default('')
    .transform((names) => names.split(/[\s,]+/).filter((name) => name !== '')),
  UNCOVER_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((addresses) =>
      addresses
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((address) => address !== ''),
    )
    .refine((addresses) => addresses.every((address) => isIP(address) !== 0), {
      error: 'Give IP addresses, such as 127.0.0.1.',
    }),
  UNCOVER_UPLOAD_EXPIRES_DAYS: z.coerce.number().positive().optional(),
  UNCOVER_LOG: emptyIsUnset(LogLevel),
  ...ReaderEnvironment.shape,
  MEILI_URL: emptyIsUnset(
    z.url({ protocol: /^https?$/, error: 'Give an address such as http://127.0.0.1:7700.' }),
  ),
  MEILI_KEY: emptyIsUnset(z.string()),
  UNCOVER_LARGEST_UPLOAD_GB: z.coerce.number().positive().optional(),
});

/** The settings of an installation. All have defaults, so that nothing has to be configured. */
export interface Config {
  /** The one folder that contains everything: database, originals, exports. An absolute path. */
  dataDir: string;
  port: number;
  /** Loopback unless set otherwise, because the records are sensitive. */
  host: string;
  /** Host names that the server accepts, besides those of this machine; none unless set. */
  allowedHosts?: readonly string[];
  /** Addresses of reverse proxies whose word counts as to who called them; none unless given. */
  trustedProxies?: readonly string[];
  /** How files are read, by the server and by the command line, whose own options take precedence. */
  readers?: ReaderPoolOptions;
  /** Milliseconds after which an unfinished upload is removed; 7 days unless set. */
  uploadExpires?: number;
  /** Bytes of one uploaded file; 17 GB unless set. */
  largestUpload?: number;
  /** How much the server logs to stderr; `warn` unless set. */
  logLevel?: LogLevel;
  /** A search server for Explore. Its key is sent only to that server. */
  meilisearch?: MeiliAddress;
  /** Why the requested search server could not be started. */
  meilisearchProblem?: { message: string; at: string };
}

/** Milliseconds. */
const DAY = 24 * 60 * 60 * 1000;
export const USUAL_UPLOAD_EXPIRY = 7 * DAY;
/** A decimal gigabyte, as disks and browsers count. */
const GIGABYTE = 1e9;
/** As much as a reader opens by default. */
export const USUAL_LARGEST_UPLOAD = 17 * GIGABYTE;

/** Throws a ZodError that names the variable if one cannot be used. */
export function readConfig(environment: Record<string, string | undefined>, dataDir?: string): Config {
  const read = Environment.parse(environment);
  const largestUpload = read.UNCOVER_LARGEST_UPLOAD_GB;
  const expires = read.UNCOVER_UPLOAD_EXPIRES_DAYS;
  return {
    dataDir: chooseDataDir(environment, dataDir),
    port: read.UNCOVER_PORT,
    host: read.UNCOVER_HOST,
    allowedHosts: read.UNCOVER_ALLOWED_HOSTS,
    trustedProxies: read.UNCOVER_TRUSTED_PROXIES,
    readers: toReaderOptions(read),
    ...(read.UNCOVER_LOG === undefined ? {} : { logLevel: read.UNCOVER_LOG }),
    ...(read.MEILI_URL === undefined ? {} : { meilisearch: { url: read.MEILI_URL, key: read.MEILI_KEY } }),
    ...(expires === undefined ? {} : { uploadExpires: expires * DAY }),
    ...(largestUpload === undefined ? {} : { largestUpload: largestUpload * GIGABYTE }),
  };
}

/** The data folder named on the command line, else in the environment, else `./data`. */
export function chooseDataDir(environment: Record<string, string | undefined>, named?: string): string {
  return resolve(named || environment.UNCOVER_DATA || './data');
}

/** Whether commands print the stack of an error. */
export function isDebugging(environment: Record<string, string | undefined>): boolean {
  return environment.UNCOVER_LOG === 'debug';
}
