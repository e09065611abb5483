import { z } from 'zod';
import { PageId } from '#contract/pages/page-id.ts';
import { counted } from '#contract/values/counted.ts';
import { formatLongDate } from '#contract/values/dates.ts';
import { PageTarget } from './decision.ts';

/** Why pages are sequestered or released: work product, which only attorneys see. */
export const SequesterReason = z.string().trim().min(1, 'say why').max(2000);

export const SequesterDraft = z.object({
  target: PageTarget,
  reason: SequesterReason,
  /** The day of the agency's notice, or of the discovery. */
  noticeDate: z.iso.date(),
  /** As many as were shown before; where the target covers more or fewer pages now, nothing is changed. */
  pages: z.int().optional(),
});
export type SequesterDraft = z.infer<typeof SequesterDraft>;

export const ReleaseDraft = z.object({
  pageIds: z.array(PageId).min(1).max(20_000),
  reason: SequesterReason,
});
export type ReleaseDraft = z.infer<typeof ReleaseDraft>;

export const SequesterResult = z.object({
  /** Pages that are hidden, or shown, as a result; none where others did it before. */
  pageIds: z.array(PageId),
});
export type SequesterResult = z.infer<typeof SequesterResult>;

/** A page that is or was sequestered, with nothing of its content. */
export const SequesteredPage = z.object({
  sequesterId: z.string(),
  pageId: PageId,
  bates: z.string().nullable(),
  controlNumber: z.string(),
  productionId: z.string(),
  production: z.string(),
  reason: z.string(),
  noticeDate: z.iso.date(),
  /** A person's full name; the user name of somebody who was removed. */
  by: z.string(),
  at: z.iso.datetime(),
  /** Null while it is sequestered. */
  released: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type SequesteredPage = z.infer<typeof SequesteredPage>;

export const SequesteredPages = z.object({ total: z.int(), pages: z.array(SequesteredPage) });
export type SequesteredPages = z.infer<typeof SequesteredPages>;

/** Who had a page before it was sequestered, as far as the record knows. */
export const PageExposure = z.object({
  seen: z.array(
    z.object({
      person: z.string(),
      /** When the record last shows it. */
      at: z.iso.datetime(),
      /** `decided`: decided about the page, or quoted or corrected it; `seen`: had it on screen long enough to read it. */
      how: z.enum(['decided', 'seen']),
    }),
  ),
  /** The exports that contain it, also those made on the command line. */
  exports: z.array(z.object({ name: z.string(), by: z.string(), at: z.iso.datetime() })),
});
export type PageExposure = z.infer<typeof PageExposure>;

/** The whole answer to whoever asks for the page by its id or number, in every role. */
export function describeSequestered(since: string): string {
  return `This page is sequestered since ${formatLongDate(since.slice(0, 10))}. Ask an attorney of the matter.`;
}

/** Why a file cannot be had as it was received. */
export function describeSealedFile(pages: number): string {
  return `This file may contain ${counted(pages, 'sequestered page')}, so it cannot be downloaded as it was received. Ask an attorney of the matter.`;
}

/** Why an exhibit list or a package cannot be had. */
export function describeSealedList(what: string, pages: number): string {
  return `${what} contains ${counted(pages, 'sequestered page')}.`;
}
