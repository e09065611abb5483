import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { findLastBackup } from '../repositories/database/audit-log.ts';
import { addMatter, getMatter, listMattersOfMember, renameMatter } from '../repositories/people/matters.ts';
import { startCodebook } from '../review/fill-codebook.ts';
import { hashToken } from '../review/passwords.ts';
import { answered, serve } from './serve.ts';
import { readSessionToken } from './session-cookie.ts';

export function serveMatters(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.listMatters, async ({ user }) => listMattersOfMember(deps.database, user.id));

  serve(app, deps, endpoints.getMatter, async ({ matter }) => getMatter(deps.database, matter.id));

  serve(app, deps, endpoints.addMatter, async ({ body: { codebook, ...draft }, act }) => {
    const { id } = await addMatter(deps.database, act, { newId: deps.newId(), ...draft });
    if (codebook === 'foia') await startCodebook(deps.database, act, id, deps.newId);
    return getMatter(deps.database, id);
  });

  serve(app, deps, endpoints.renameMatter, async ({ body, matter, act }) => {
    await renameMatter(deps.database, act, matter.id, body.name);
    return getMatter(deps.database, matter.id);
  });

  serve(app, deps, endpoints.getFolderCheck, async ({ matter }) => ({
    ...deps.folderCheck.show(matter.id),
    lastBackupAt: await findLastBackup(deps.database),
  }));

  serve(app, deps, endpoints.followMatter, async ({ matter, request, response }) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    // A first line sent at once shows the browser that it is connected.
    response.write(': following\n\n');
    const unfollow = deps.liveEvents.follow({
      matterId: matter.id,
      sessionHash: hashToken(readSessionToken(request) ?? ''),
      role: matter.role,
      send: (event) => response.write(`data: ${JSON.stringify(event)}\n\n`),
      end: () => response.end(),
    });
    response.on('close', unfollow);
    return answered;
  });
}
