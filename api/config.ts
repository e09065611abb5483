import { resolve } from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  UNCOVER_DATA: z.string().min(1).default('./data'),
  UNCOVER_PORT: z.coerce.number().int().min(0).max(65_535).default(7321),
  UNCOVER_HOST: z.string().min(1).default('127.0.0.1'),
});

/** Settings of an installation. Every one has a default, so that nothing has to be configured. */
export interface Config {
  /** The one folder that holds everything: database, originals, exports. Absolute. */
  dataDir: string;
  port: number;
  /** Loopback unless someone chooses otherwise: the records are sensitive. */
  host: string;
}

/** Throws a ZodError that names the variable when one can't be used. */
export function readConfig(environment: Record<string, string | undefined>, dataDir?: string): Config {
  const read = Environment.parse(environment);
  return { dataDir: resolve(dataDir ?? read.UNCOVER_DATA), port: read.UNCOVER_PORT, host: read.UNCOVER_HOST };
}
