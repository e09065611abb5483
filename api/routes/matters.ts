import type { Express } from 'express';
import { endpoints } from '#contract/endpoints.ts';
import type { Deps } from '../deps.ts';
import { getMatter, listMattersOfMember } from '../repositories/matters.ts';
import { answered, serve } from './serve.ts';

export function serveMatters(app: Express, deps: Deps): void {
  serve(app, deps, endpoints.listMatters, async ({ user }) => listMattersOfMember(deps.database, user.id));

  serve(app, deps, endpoints.getMatter, async ({ matter }) => getMatter(deps.database, matter.id));

  serve(app, deps, endpoints.followMatter, async ({ matter, response }) => {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    // A first line at once tells the browser that it is connected.
    response.write(': following\n\n');
    const unfollow = deps.liveEvents.follow(matter.id, (event) => {
      response.write(`data: ${JSON.stringify(event)}\n\n`);
    });
    response.on('close', unfollow);
    return answered;
  });
}
