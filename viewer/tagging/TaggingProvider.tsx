import { useQueryClient } from '@tanstack/react-query';
import { createContext, type JSX, type ReactNode, useContext, useRef } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { DecisionResult, PageTarget } from '#contract/review/decision.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { paintTags } from '../server/paint-tags.ts';
import { queries } from '../server/queries.ts';
import { dismissUndo, notify, notifyFailure, notifyWithUndo, reportWithUndo } from '../ui/toast.tsx';
import type { CodebookTag } from './codebook-tag.ts';
import {
  type Decision,
  forget,
  lastApplied,
  type Reach,
  remember,
  repeatable,
  takeLast,
} from './decisions.ts';

export interface TaggedPage extends Pick<PageSummary, 'pageId' | 'documentId'> {
  tagIds: readonly string[];
}

export interface Tagging {
  /** Applies the tag to the page, or removes it if the page has it. */
  togglePage: (tag: CodebookTag, page: TaggedPage) => void;
  /** Applies the tag to the page's whole document, or removes it if the page has it. */
  toggleDocument: (tag: CodebookTag, page: TaggedPage) => void;
  /**
   * Tags many pages at once, for example a range or the results of a search; `pages` is how many were shown. Rejects
   * with the server's message if it refuses.
   */
  tagTarget: (tag: CodebookTag, present: boolean, target: PageTarget, pages?: number) => Promise<number>;
  undo: () => void;
  /** Repeats the last decision on this page. */
  repeat: (tags: readonly CodebookTag[], page: TaggedPage) => void;
  /** The tag that was applied or removed last; undefined before the first time. */
  findLastTag: (tags: readonly CodebookTag[]) => CodebookTag | undefined;
  /** Applies the last applied tag if the page lacks it. False if no tag was applied yet. */
  applyLast: (tags: readonly CodebookTag[], page: TaggedPage) => boolean;
}

const TaggingContext = createContext<Tagging | undefined>(undefined);

export function useTagging(): Tagging {
  const tagging = useContext(TaggingContext);
  if (!tagging) throw new Error('There is no TaggingProvider above this component.');
  return tagging;
}

interface TagRequest {
  tag: Pick<CodebookTag, 'tagId' | 'name'>;
  present: boolean;
  target: PageTarget;
  pages?: number | undefined;
}

/**
 * Records the decisions since the matter was opened, for undo and repeat. Requests are sent one after
 * another, in the order of the decisions. Counts and histories are updated by the event stream, which reports
 * every decision.
 */
export function TaggingProvider({ matter, children }: { matter: string; children: ReactNode }): JSX.Element {
  const client = useQueryClient();
  const decisions = useRef<Decision[]>([]);
  const lastSent = useRef<Promise<unknown>>(Promise.resolve());

  /** Sends a request when those before it are answered, and paints what the tag is on then. */
  const send = (tagId: string, request: () => Promise<DecisionResult>): Promise<DecisionResult> => {
    const sent = lastSent.current.then(request);
    // A failed request must not block the next ones. Its own caller reports it.
    lastSent.current = sent.catch(() => undefined);
    return sent.then((result) => {
      const carrying = new Set(result.carryingPageIds);
      const others = new Set(result.changedPageIds.filter((pageId) => !carrying.has(pageId)));
      paintTags(client, matter, { tagId, present: true, touches: ({ pageId }) => carrying.has(pageId) });
      paintTags(client, matter, { tagId, present: false, touches: ({ pageId }) => others.has(pageId) });
      return result;
    });
  };

  const sendTag = ({ tag: { tagId }, present, target, pages }: TagRequest) =>
    send(tagId, () => {
      const answer = present ? 'yes' : 'take-off';
      return call(endpoints.decide, { params: { matter }, body: { tagId, answer, target, pages } });
    });

  const decide = (request: TagRequest, reach: Reach, page?: TaggedPage) => {
    const { tag, present } = request;
    dismissUndo();
    const painted = page
      ? paintTags(client, matter, {
          tagId: tag.tagId,
          present,
          touches: (other) =>
            reach === 'document' ? other.documentId === page.documentId : other.pageId === page.pageId,
        })
      : [];
    const decision: Decision = { tagId: tag.tagId, present, reach, result: sendTag(request) };
    decisions.current = remember(decisions.current, decision);
    decision.result.catch((error: unknown) => {
      decisions.current = forget(decisions.current, decision);
      const ids = new Set(painted);
      paintTags(client, matter, {
        tagId: tag.tagId,
        present: !present,
        touches: ({ pageId }) => ids.has(pageId),
      });
      if (reach !== 'range') notifyFailure(`${tag.name} was not changed`, error);
    });
    return decision.result.then(({ changedPageIds }) => changedPageIds);
  };

  const undo = () => {
    dismissUndo();
    const [last, left] = takeLast(decisions.current);
    if (!last) return notify('There is nothing to undo.');
    decisions.current = left;
    const name = client
      .getQueryData(queries.tags(matter).queryKey)
      ?.find((tag) => tag.tagId === last.tagId)?.name;
    const tag = { tagId: last.tagId, name: name ?? 'the tag' };
    last.result
      .then(async ({ eventId }) => {
        const undone =
          eventId === null
            ? undefined
            : await send(tag.tagId, () =>
                call(endpoints.undoDecision, { params: { matter, event: String(eventId) } }),
              );
        const pages = undone?.changedPageIds.length ?? 0;
        notify(`Undone. ${describeTagging(tag, !last.present, pages)}`);
      })
      .catch((error: unknown) => {
        decisions.current = remember(decisions.current, last);
        notifyFailure('The tag change could not be undone', error);
      });
  };

  const toggle = (tag: CodebookTag, page: TaggedPage, reach: 'page' | 'document', present: boolean) => {
    if (reach === 'page') {
      // A failure is reported where it is rolled back.
      const target = { kind: 'pages' as const, pageIds: [page.pageId] };
      decide({ tag, present, target }, 'page', page).catch(() => undefined);
      reportWithUndo(describeTagging(tag, present, 1), undo);
      return;
    }
    const target = { kind: 'document' as const, documentId: page.documentId };
    decide({ tag, present, target }, 'document', page).then(
      (ids) => notifyWithUndo(describeTagging(tag, present, ids.length, ' of the document'), undo),
      () => undefined,
    );
  };

  const value: Tagging = {
    togglePage: (tag, page) => toggle(tag, page, 'page', !page.tagIds.includes(tag.tagId)),
    toggleDocument: (tag, page) => toggle(tag, page, 'document', !page.tagIds.includes(tag.tagId)),
    tagTarget: async (tag, present, target, pages) => {
      const ids = await decide({ tag, present, target, pages }, 'range');
      notifyWithUndo(describeTagging(tag, present, ids.length), undo);
      return ids.length;
    },
    undo,
    repeat: (tags, page) => {
      const last = repeatable(decisions.current);
      const tag = findTagOf(last, tags);
      if (!last || !tag) return notify('There is nothing to repeat yet.');
      toggle(tag, page, last.reach === 'document' ? 'document' : 'page', last.present);
    },
    findLastTag: (tags) => findTagOf(decisions.current.at(-1), tags),
    applyLast: (tags, page) => {
      const tag = findTagOf(lastApplied(decisions.current), tags);
      if (tag && !page.tagIds.includes(tag.tagId)) toggle(tag, page, 'page', true);
      return tag !== undefined;
    },
  };

  return <TaggingContext value={value}>{children}</TaggingContext>;
}

function findTagOf(decision: Decision | undefined, tags: readonly CodebookTag[]): CodebookTag | undefined {
  return tags.find(({ tagId }) => tagId === decision?.tagId);
}

/** `Applied contradiction to 3 pages of the document.` */
function describeTagging(
  { name }: Pick<CodebookTag, 'name'>,
  present: boolean,
  pages: number,
  where = '',
): string {
  const what = present ? `Applied ${name} to` : `Removed ${name} from`;
  return `${what} ${counted(pages, 'page')}${where}.`;
}
