import { z } from 'zod';
import { CurrentList } from '#contract/pages/current-list.ts';
import { PageSummary } from '#contract/pages/page.ts';
import { Pace } from './pace.ts';

/** A person's position in the reader of a matter, as its address has it. */
export const PositionDraft = z.object({ list: CurrentList, reference: z.string().min(1).max(200) });
export type PositionDraft = z.infer<typeof PositionDraft>;

export const ReaderPosition = z.object({ list: CurrentList, page: PageSummary, at: z.iso.datetime() });
export type ReaderPosition = z.infer<typeof ReaderPosition>;

/** What happened in a matter since a person last worked in it. */
export const MatterNews = z.object({
  /** The person's last event before the present sign-in. */
  since: z.iso.datetime(),
  productions: z.int(),
  pages: z.int(),
  /** How often others decided about pages. */
  taggings: z.int(),
});
export type MatterNews = z.infer<typeof MatterNews>;

/** What a person sees on returning to a matter. */
export const MatterHome = z.object({
  /** Where the person was in the lists that they read last, latest first, each list once. */
  positions: z.array(ReaderPosition),
  /** The pages that the person tagged last and still says to have the tag, latest first. */
  lately: z.array(z.object({ page: PageSummary, at: z.iso.datetime() })),
  /** The person's own pace; null for read-only people. */
  pace: Pace.nullable(),
  /** Null on the first visit. */
  news: MatterNews.nullable(),
});
export type MatterHome = z.infer<typeof MatterHome>;

/** An exhibit list that no longer matches the pages of its tag. */
export const ExhibitDrift = z.object({
  tagId: z.string(),
  productionId: z.string().nullable(),
  name: z.string(),
  /** Pages with the tag that are missing in the list. */
  taggedSince: z.int(),
  /** Pages of the list that no longer have the tag. */
  untaggedSince: z.int(),
});
export type ExhibitDrift = z.infer<typeof ExhibitDrift>;
