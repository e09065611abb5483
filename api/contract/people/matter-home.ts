import { z } from 'zod';
import { CurrentList } from '#contract/pages/current-list.ts';
import { PageSummary } from '#contract/pages/page.ts';

/** Where a person reads in a matter, as its address holds it. */
export const PositionDraft = z.object({ list: CurrentList, reference: z.string().min(1).max(200) });
export type PositionDraft = z.infer<typeof PositionDraft>;

export const ReaderPosition = z.object({ list: CurrentList, page: PageSummary, at: z.iso.datetime() });
export type ReaderPosition = z.infer<typeof ReaderPosition>;

/** What happened in a matter since a person was last at work in it. */
export const MatterNews = z.object({
  /** The person's last event before the present sign-in. */
  since: z.iso.datetime(),
  productions: z.int(),
  pages: z.int(),
  /** How often others put a tag on pages or took one off. */
  taggings: z.int(),
});
export type MatterNews = z.infer<typeof MatterNews>;

/** What a person comes back to. */
export const MatterHome = z.object({
  /** Null where the person has opened no page yet, or the page is gone. */
  position: ReaderPosition.nullable(),
  /** The pages that the person tagged last and that still have the tag, latest first. */
  lately: z.array(z.object({ page: PageSummary, at: z.iso.datetime() })),
  /** Null at a first visit. */
  news: MatterNews.nullable(),
});
export type MatterHome = z.infer<typeof MatterHome>;

/** An exhibit list that no longer has the pages of its tag. */
export const ExhibitDrift = z.object({
  tagId: z.string(),
  productionId: z.string().nullable(),
  name: z.string(),
  /** Pages with the tag that are not in the list. */
  taggedSince: z.int(),
  /** Pages of the list that no longer have the tag. */
  untaggedSince: z.int(),
});
export type ExhibitDrift = z.infer<typeof ExhibitDrift>;
