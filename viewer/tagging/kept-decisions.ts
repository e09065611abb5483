/**
 * Decisions that the server may not have yet, in the browser's storage: each has an entry of its own, so that two
 * tabs never overwrite each other's. They contain ids and answers, and no text of a page.
 */
import { z } from 'zod';
import { DecisionDraft, DecisionRequest } from '#contract/review/decision.ts';

export const KeptDecision = z.object({
  draft: DecisionDraft.and(z.object({ request: DecisionRequest })),
  /** The person took the decision back before the server had it. */
  isUndone: z.boolean(),
  /** Why the server refused it; null while it waits. */
  refusal: z.string().nullable(),
});
export type KeptDecision = z.infer<typeof KeptDecision>;

export type KeepStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** Without a matter: those of all matters. */
export function prefixOf(userName: string, matter?: string): string {
  return `decision ${userName} ${matter === undefined ? '' : `${matter} `}`;
}

/** Oldest first. Entries that this version cannot read are left alone. */
export function listKept(storage: KeepStorage, prefix: string): KeptDecision[] {
  return listNames(storage, prefix).flatMap((name) => {
    const kept = KeptDecision.safeParse(parseJson(storage.getItem(name)));
    return kept.success ? [kept.data] : [];
  });
}

/** Undefined for what is damaged. */
function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}

/** False if the storage is full: the decision is then only in memory until it is sent. */
export function keep(storage: KeepStorage, prefix: string, decision: KeptDecision): boolean {
  try {
    storage.setItem(nameOf(prefix, decision), JSON.stringify(decision));
    return true;
  } catch {
    return false;
  }
}

export function forgetKept(storage: KeepStorage, prefix: string, decision: KeptDecision): void {
  storage.removeItem(nameOf(prefix, decision));
}

export function countKept(storage: KeepStorage, userName: string): number {
  return listNames(storage, prefixOf(userName)).length;
}

export function forgetAllKept(storage: KeepStorage, userName: string): void {
  for (const name of listNames(storage, prefixOf(userName))) storage.removeItem(name);
}

/** Names sort by time, and ids of one browser sort in the order in which they were made. */
function nameOf(prefix: string, { draft: { request } }: KeptDecision): string {
  return `${prefix}${request.madeAt} ${request.id}`;
}

function listNames(storage: KeepStorage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    .filter((name) => name.startsWith(prefix))
    .sort();
}

let made = 0;

/** Also works where the address is not secure, in which browsers have no `randomUUID`. */
export function newRequest(now: Date): DecisionRequest {
  made += 1;
  const random = crypto.getRandomValues(new Uint32Array(4));
  const order = String(made).padStart(8, '0');
  return {
    id: `${order}-${[...random].map((part) => part.toString(36)).join('-')}`,
    madeAt: now.toISOString(),
  };
}
