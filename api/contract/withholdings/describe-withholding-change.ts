import type { AuditEvent } from '#contract/event.ts';

type ChangeEvent = Extract<AuditEvent, { type: 'withholding.changed' }>;

/** `withholding log: codes from none to (b)(5)`. */
export function describeWithholdingChange({ changes }: ChangeEvent): string {
  const each = changes.map(({ what, before, after }) => `${what} from ${before} to ${after}`);
  return `withholding log: ${each.join('; ')}`;
}
