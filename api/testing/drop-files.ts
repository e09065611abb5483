import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import type { Upload } from '#contract/intake/upload.ts';
import type { TestApp } from './test-app.ts';

const matter = '/api/matters/ndlon';

/** Sends files like a browser: all uploads are begun before the first file is sent. */
export async function dropFiles(
  app: TestApp,
  files: Record<string, Uint8Array | string>,
  production = 'First release',
): Promise<void> {
  const reviewer = app.as('reviewer');
  const drafts = Object.entries(files).map(([path, bytes]) => ({
    path,
    bytes: Buffer.byteLength(bytes),
    lastModified: 1,
  }));
  const begun = await reviewer.send('post', `${matter}/uploads`, { production, files: drafts });
  const { uploads } = (await begun.json()) as { uploads: Upload[] };
  for (const { uploadId, path } of uploads) {
    const answers = [
      await reviewer.sendBytes(`${matter}/uploads/${uploadId}/bytes?offset=0`, files[path] ?? ''),
      await reviewer.send('post', `${matter}/uploads/${uploadId}/finish`),
    ];
    for (const answer of answers) if (!answer.ok) throw new Error(await answer.text());
  }
}

/** The only production of the matter, once the server has nothing more to read. */
export async function untilRead(app: TestApp): Promise<Production> {
  const get = async <T>(what: string) =>
    (await (await app.as('reader').get(`${matter}/${what}`)).json()) as T;
  for (let tries = 0; tries < 600; tries += 1) {
    const ingestRequests = await get<IngestRequest[]>('ingest-requests');
    const [production] = await get<Production[]>('productions');
    if (ingestRequests.length === 0 && production) return production;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Still reading: ${JSON.stringify(await get('ingest-requests'))}`);
}
