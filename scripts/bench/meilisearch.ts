import { writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { Meilisearch } from 'meilisearch';
import {
  converse,
  type Exchange,
  type Recording,
} from '#api/search/engines/meilisearch/testing/conversation.ts';
import { openMeiliStandIn } from '#api/search/engines/meilisearch/testing/meili-stand-in.ts';
import { UsageError } from '../cli/command.ts';
import type { BenchWords } from './bench-words.ts';

const RECORDING = new URL(
  '../../api/search/engines/meilisearch/testing/recorded-conversation.json',
  import.meta.url,
);

/**
 * Sends the same requests to a real server and to the stand-in, prints where they differ, and stores the real
 * server's answers.
 */
export async function bench({ record }: BenchWords): Promise<void> {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (!url || !key) throw new UsageError('Set MEILI_URL, and MEILI_KEY to the master key of that server.');
  const { pkgVersion } = await new Meilisearch({ host: url, apiKey: key }).getVersion();
  const exchanges = await converse({ url, key });
  printDifferences(pkgVersion, exchanges, await askStandIn());
  if (!record) return;
  const recording: Recording = { version: pkgVersion, on: new Date().toISOString().slice(0, 10), exchanges };
  await writeFile(RECORDING, `${JSON.stringify(recording, null, 2)}\n`);
  process.stdout.write(`Recorded ${exchanges.length} answers of Meilisearch ${pkgVersion}.\n`);
}

async function askStandIn(): Promise<Exchange[]> {
  const standIn = await openMeiliStandIn();
  try {
    return await converse(standIn);
  } finally {
    await standIn.close();
  }
}

function printDifferences(version: string, real: readonly Exchange[], standIn: readonly Exchange[]): void {
  let same = 0;
  for (const [index, { shows, answer }] of real.entries()) {
    const other = standIn[index]?.answer;
    if (isDeepStrictEqual(other, answer)) same += 1;
    else
      process.stdout.write(
        `${shows}\n  Meilisearch  ${JSON.stringify(answer)}\n  stand-in     ${JSON.stringify(other)}\n`,
      );
  }
  process.stdout.write(
    `The stand-in answers ${same} of ${real.length} requests as Meilisearch ${version} does.\n`,
  );
}
