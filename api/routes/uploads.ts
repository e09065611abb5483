import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { RefusedUpload, Upload, UploadDraft } from '#contract/intake/upload.ts';
import { sniffLoadFile } from '#ingest';
import type { Deps } from '../deps.ts';
import { notFound, UncoverError } from '../errors.ts';
import {
  beginUploads,
  cancelUpload,
  countBytesAwaited,
  type Drop,
  findUpload,
  finishUpload,
  listUnfinishedUploads,
  listUploads,
  releaseUploads,
  removeUpload,
} from '../repositories/intake/uploads.ts';
import type { UserRow } from '../repositories/people/users.ts';
import { inGigabytes } from './in-gigabytes.ts';
import { PieceTurns } from './piece-turns.ts';
import { receivePiece } from './receive-piece.ts';
import { answered, serve } from './serve.ts';

/** Bytes left free on the disk for the pages and for other programs of the machine. */
const HEADROOM = 1e9;

export function serveUploads(app: Express, deps: Deps): void {
  const { database } = deps;
  const turns = new PieceTurns();

  serve(app, deps, endpoints.listUploads, async ({ matter }) => listUploads(database, matter.id));

  serve(app, deps, endpoints.beginUploads, async ({ matter, body, user, act }) => {
    await expireUploads(deps, turns);
    const refused = body.files.flatMap((file) => refuse(deps, file));
    const taken = body.files
      .filter(({ path }) => refused.every((other) => other.path !== path))
      .map((file) => ({ ...file, newId: deps.newId() }));
    const drop = { matterId: matter.id, production: body.production, startedBy: user.name };
    const uploads = await beginUploads(database, act, drop, taken);
    const ids = new Set(taken.map(({ newId }) => newId));
    await refuseWithoutRoom(
      deps,
      uploads.filter(({ uploadId }) => ids.has(uploadId)),
    );
    return { uploads, refused };
  });

  // Before `/uploads/:upload`, which would read "release" as an upload's id.
  serve(app, deps, endpoints.releaseUploads, async ({ matter, body, act }) => {
    if ((await releaseUploads(database, matter.id, body.production)) > 0)
      await deps.ingests.readProduction(act, matter.id, body.production, body.columns);
    return listUploads(database, matter.id);
  });

  serve(app, deps, endpoints.getUpload, async ({ matter, params }) =>
    getUpload(deps, matter.id, params.upload),
  );

  serve(app, deps, endpoints.sendBytes, async ({ matter, params, query, user, request }) => {
    refuseOthers(await getUpload(deps, matter.id, params.upload), user);
    return turns.take(params.upload, async (cutOff) => {
      const upload = await getUpload(deps, matter.id, params.upload);
      await receivePiece(deps, upload, { offset: query.offset, request, cutOff });
      return getUpload(deps, matter.id, params.upload);
    });
  });

  serve(app, deps, endpoints.finishUpload, async ({ matter, params, user, act }) => {
    const upload = await getUpload(deps, matter.id, params.upload);
    refuseOthers(upload, user);
    await refuseIncomplete(deps, upload);
    const loadFile = await isLoadFile(deps, upload);
    const ready = await finishUpload(database, dropOf(upload, matter.id), upload.uploadId, loadFile);
    if (ready) await deps.ingests.readProduction(act, matter.id, upload.production);
    return { ...upload, loadFile, status: ready || upload.status === 'ready' ? 'ready' : 'received' };
  });

  serve(app, deps, endpoints.cancelUpload, async ({ matter, params, user, act, response }) => {
    const upload = await getUpload(deps, matter.id, params.upload);
    if (matter.role !== 'attorney') refuseOthers(upload, user);
    await turns.take(upload.uploadId, async () => {
      const complete = await cancelUpload(database, dropOf(upload, matter.id), upload.uploadId);
      await deps.uploads.staged.remove(upload.uploadId);
      if (complete) await deps.ingests.readProduction(act, matter.id, upload.production);
    });
    response.json({});
    return answered;
  });
}

/** Unfinished uploads are removed to make space for new ones; the rest of such a drop is read. */
async function expireUploads(deps: Deps, turns: PieceTurns): Promise<void> {
  const { database, uploads } = deps;
  const before = new Date(deps.now().getTime() - uploads.expires);
  for (const { uploadId, ...drop } of await listUnfinishedUploads(database, before)) {
    await turns.take(uploadId, async () => {
      const complete = await cancelUpload(database, drop, uploadId);
      await uploads.staged.remove(uploadId);
      const act = { actor: 'system', at: deps.now() };
      if (complete) await deps.ingests.readProduction(act, drop.matterId, drop.production);
    });
  }
}

async function getUpload(deps: Deps, matterId: string, id: string): Promise<Upload> {
  const upload = await findUpload(deps.database, matterId, id);
  if (!upload) throw notFound('upload');
  return upload;
}

function dropOf({ production, by }: Upload, matterId: string): Drop {
  return { matterId, production, startedBy: by };
}

function refuseOthers(upload: Upload, user: UserRow): void {
  if (upload.by === user.name) return;
  throw new UncoverError(
    'forbidden',
    `${upload.byName} is sending this file. Ask them, or an attorney of the matter.`,
  );
}

function refuse({ uploads }: Deps, { path, bytes }: UploadDraft): RefusedUpload[] {
  if (bytes <= uploads.largestFile) return [];
  const message = `The file has ${inGigabytes(bytes)}; the largest that is taken has ${inGigabytes(uploads.largestFile)}. Copy it to the machine that Uncover runs on and read it there with uncover ingest, or raise UNCOVER_LARGEST_UPLOAD_GB.`;
  return [{ path, message }];
}

/**
 * Refused before the first byte is sent, instead of when the disk is full: then `begun` are removed again.
 */
async function refuseWithoutRoom({ database, uploads }: Deps, begun: readonly Upload[]): Promise<void> {
  if (begun.length === 0) return;
  // A file's original is copied from the upload, which is removed afterwards.
  const copied = Math.max(...begun.map(({ bytes }) => bytes));
  const needed = (await countBytesAwaited(database)) + copied + HEADROOM;
  const free = await uploads.countFreeBytes();
  if (needed <= free) return;
  for (const { uploadId } of begun) await removeUpload(database, uploadId);
  throw new UncoverError(
    'too-large',
    `The disk of the data folder has ${inGigabytes(free)} free, and ${inGigabytes(needed)} are needed with what is still being sent. Nothing was taken. Free some space, then drop the files again.`,
  );
}

/** A file is finished when all of it is on the disk, which is checked. */
async function refuseIncomplete({ uploads }: Deps, { uploadId, bytes, offset }: Upload): Promise<void> {
  if (bytes === 0) await uploads.staged.write(uploadId, 0, noBytes(), 0);
  const here = Math.min(offset, await uploads.staged.sizeOf(uploadId));
  if (here === bytes) return;
  throw new UncoverError('conflict', `Only ${here} of the file's ${bytes} bytes are here. Send the rest.`, {
    offset: here,
  });
}

/** Examined while its bytes are here: once it is ready, a reader may have ingested it. */
async function isLoadFile({ uploads }: Deps, { uploadId, status, loadFile }: Upload): Promise<boolean> {
  if (status === 'ready') return loadFile;
  return (await sniffLoadFile(uploads.staged.pathOf(uploadId))) !== undefined;
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
