import { createHash } from 'node:crypto';
import { type Json, textOf } from './json-column.ts';

/** What stands before the first event. */
export const NO_EVENT = '0'.repeat(64);

/** A row of the audit log, in the columns that its hash covers. */
export interface HashedEvent {
  seq: number;
  at: string;
  matter_id: string | null;
  actor: string;
  type: string;
  payload: Json<Record<string, unknown>>;
}

/**
 * The hash of an event covers the hash of the event before it, so that no event can be changed, moved or removed
 * without changing all hashes after it. The payload is covered by its own hash: whoever has the other columns and
 * that hash can recompute the chain, and learns nothing of what the payload says.
 */
export function hashEvent(previous: string, event: HashedEvent): string {
  const { seq, at, matter_id, actor, type, payload } = event;
  return hashText(JSON.stringify([previous, seq, at, matter_id, actor, type, hashPayload(payload)]));
}

export function hashPayload(payload: Json<Record<string, unknown>>): string {
  return hashText(textOf(payload));
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
