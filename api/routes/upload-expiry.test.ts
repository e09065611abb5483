import { expect, it } from 'vitest';
import { StagedUploads } from '../originals/staged-uploads.ts';
import { openTestApp } from '../testing/test-app.ts';

it('an unfinished upload is removed with its bytes when others begin, and a recent one is kept', async () => {
  const app = await openTestApp();
  const path = '/api/matters/ndlon/uploads';
  const begin = async (name: string) => {
    const files = [{ path: name, bytes: 10, lastModified: 1 }];
    const answer = await app.as('reviewer').send('post', path, { production: 'First', files });
    return (await answer.json()) as { uploads: { uploadId: string; path: string }[] };
  };
  const { uploads } = await begin('old.pdf');
  const id = uploads[0]?.uploadId ?? '';
  expect((await app.as('reviewer').sendBytes(`${path}/${id}/bytes?offset=0`, '12345')).status).toBe(200);
  await begin('young.pdf');
  await app.database
    .updateTable('upload')
    .set({ started_at: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', id)
    .execute();
  await begin('new.pdf');
  const left = (await (await app.as('reviewer').get(path)).json()) as { path: string }[];
  expect(left.map((upload) => upload.path).sort()).toEqual(['new.pdf', 'young.pdf']);
  expect(await new StagedUploads(app.dataDir).sizeOf(id)).toBe(0);
  await app.close();
});
