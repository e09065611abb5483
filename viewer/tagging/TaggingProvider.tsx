import { useQueryClient } from '@tanstack/react-query';
import { type JSX, type ReactNode, useCallback, useRef } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import type { DecisionResult, PageTarget } from '#contract/review/decision.ts';
import { refreshSealed } from '../server/batch-queries.ts';
import { call } from '../server/call.ts';
import {
  type Paint,
  paintCarrying,
  paintDecisions,
  paintPages,
  paintReviewed,
  paintTag,
} from '../server/paint-pages.ts';
import { dismissUndo, notify, notifyFailure, notifyWithUndo, reportWithUndo } from '../ui/toast.tsx';
import type { CodebookTag } from './codebook-tag.ts';
import { KeptForLater } from './decision-outbox.ts';
import {
  type Decision,
  forget,
  lastApplied,
  type Reach,
  remember,
  repeatable,
  takeLast,
} from './decisions.ts';
import { describeDecision, describeOutcome, describeUndo } from './describe-decision.ts';
import { currentDecisions, findTag, hasSeen } from './page-answers.ts';
import { levelOf, predictDecisions, type Said, toPress } from './predict-decisions.ts';
import { useDecider } from './use-decider.ts';
import { useOutbox } from './use-outbox.ts';
import {
  type NamedTag,
  type TaggedPage,
  type Tagging,
  TaggingContext,
  type WorkedBatch,
} from './use-tagging.ts';
import { OutboxContext } from './use-waiting.ts';

interface Request extends Said {
  tag: NamedTag | null;
  target: PageTarget;
  pages?: number | undefined;
  reach: Reach;
  describe: (pages: number) => string;
  /** Shows the decision at once; returns what takes that back if the server refuses. */
  paint?: () => () => void;
}

/**
 * Records the decisions since the matter was opened, for undo and repeat. Requests are sent one after
 * another, in the order of the decisions, and those about one page wait where there is no connection. Counts and
 * histories are updated by the event stream, which reports every decision.
 */
export function TaggingProvider({ matter, children }: { matter: string; children: ReactNode }): JSX.Element {
  const client = useQueryClient();
  const decider = useDecider();
  const decisions = useRef<Decision[]>([]);
  const batch = useRef<WorkedBatch>(undefined);
  const workIn = useCallback((worked: WorkedBatch | undefined) => {
    batch.current = worked;
  }, []);
  const reviewNow = () => batch.current?.level ?? 'first';
  const outbox = useOutbox(matter, decider.userName);

  /** Paints what the tag is on after a request. */
  const paintResult = async (tagId: string | null, sent: Promise<DecisionResult>) => {
    const result = await sent;
    const { changedPageIds: pageIds, carryingPageIds } = result;
    if (tagId !== null) paintCarrying(client, matter, { tagId, pageIds, carryingPageIds });
    if (result.eventId === null && pageIds.length > 0) refreshSealed(client, matter, pageIds);
    return result;
  };

  const decide = ({ tag, target, pages, reach, answer, level, describe, paint }: Request) => {
    const tagId = tag?.tagId ?? null;
    // First, so that one rendering shows the page and the status line.
    const takeBack = paint?.();
    dismissUndo();
    const { batchId } = batch.current ?? {};
    const body = { tagId, answer, level, target, pages, batchId };
    const added = reach === 'page' ? outbox.add(body) : undefined;
    const sent = added?.result ?? outbox.run(() => call(endpoints.decide, { params: { matter }, body }));
    const result = paintResult(tagId, sent);
    const requestId = added?.requestId;
    const decision: Decision = { tagId, answer, level, reach, describe, result, requestId, takeBack };
    decisions.current = remember(decisions.current, decision);
    return result.then(
      (done) => {
        // What changed nothing must not be the next thing to undo.
        if (done.eventId === null) decisions.current = forget(decisions.current, decision);
        return done;
      },
      (error: unknown) => {
        if (error instanceof KeptForLater) throw error;
        decisions.current = forget(decisions.current, decision);
        takeBack?.();
        if (reach !== 'range') notifyFailure(`${tag?.name ?? 'The page'} was not changed`, error);
        throw error;
      },
    );
  };

  const undo = () => {
    dismissUndo();
    const [last, left] = takeLast(decisions.current);
    if (!last) return notify('There is nothing to undo.');
    decisions.current = left;
    if (last.requestId !== undefined && outbox.takeBack(last.requestId)) {
      last.takeBack?.();
      return notify('Undone. It is sent with the decisions that wait.');
    }
    last.result
      .then(async ({ eventId, changedPageIds }) => {
        if (eventId === null) return notify(describeUndo(last.describe(0), 0, 0));
        const event = String(eventId);
        const undone = await paintResult(
          last.tagId,
          outbox.run(() => call(endpoints.undoDecision, { params: { matter, event } })),
        );
        const decided = changedPageIds.length;
        notify(describeUndo(last.describe(decided), undone.changedPageIds.length, decided));
      })
      .catch((error: unknown) => {
        decisions.current = remember(decisions.current, last);
        notifyFailure('The decision could not be undone', error);
      });
  };

  const decidePage = (tag: NamedTag | null, page: TaggedPage, said: Said) => {
    const tagId = tag?.tagId ?? null;
    const before = currentDecisions(page, tagId);
    const after = before && predictDecisions(before, tagId, said, decider, new Date().toISOString());
    if (after && after === before) {
      return notify(
        tag
          ? `There is nothing to change: ${tag.name} is as you say.`
          : 'You tagged this page, so something applies. Remove your tags first.',
      );
    }
    const isOnPage = said.answer === 'yes';
    const touches = ({ pageId }: Pick<PageSummary, 'pageId'>) => pageId === page.pageId;
    const paint = () => {
      if (before && after) {
        paintPages(client, matter, { touches, change: paintDecisions(after) });
        return () => void paintPages(client, matter, { touches, change: paintDecisions(before) });
      }
      // Whether anybody else has reviewed the page is not known, so only a review is shown.
      if (tagId === null) return paintOn(said.answer === 'yes' ? markReviewed : undefined, touches);
      return paintOn(toggleTag(tagId, isOnPage), touches);
    };
    const describe = (pages: number) => describeDecision({ ...said, tagName: tag?.name }, pages);
    // A failure is reported where it is rolled back.
    decide({
      ...{ tag, ...said, reach: 'page', describe, paint },
      target: { kind: 'pages', pageIds: [page.pageId] },
    }).catch(() => undefined);
    const state = tagId === null ? null : (findTag(after, tagId)?.state ?? null);
    reportWithUndo(describe(1) + describeOutcome(said.answer, state), undo);
  };

  /** Paints pages whose decisions are not loaded; returns what paints back those that changed. */
  const paintOn = (change: Reversible | undefined, touches: Paint['touches']) => {
    const painted = new Set(change && paintPages(client, matter, { touches, change: change.paint }));
    return () => {
      if (!change) return;
      paintPages(client, matter, { touches: ({ pageId }) => painted.has(pageId), change: change.paintBack });
    };
  };

  const decideDocument = (tag: NamedTag, page: TaggedPage, answer: 'yes' | 'take-off') => {
    const said: Said = { answer, level: reviewNow() };
    const describe = (pages: number) =>
      describeDecision({ ...said, tagName: tag.name }, pages, ' of the document');
    decide({
      ...{ tag, ...said, reach: 'document', describe },
      target: { kind: 'document', documentId: page.documentId },
      paint: () =>
        paintOn(toggleTag(tag.tagId, answer === 'yes'), ({ documentId }) => documentId === page.documentId),
    }).then(
      ({ changedPageIds }) => notifyWithUndo(describe(changedPageIds.length), undo),
      () => undefined,
    );
  };

  const pressOf = (tag: NamedTag, page: TaggedPage) =>
    toPress(page.tagIds.includes(tag.tagId), findTag(page.decisions, tag.tagId), decider, reviewNow());

  const value: Tagging = {
    workIn,
    togglePage: (tag, page) => decidePage(tag, page, pressOf(tag, page)),
    answer: (tag, page, answer) => {
      const now = findTag(page.decisions, tag.tagId);
      const level = levelOf(now, decider.role, reviewNow());
      const own = now?.statements.find(({ person }) => person === decider.userName);
      // The same answer at another level is an answer of its own.
      const isSaid = own?.answer === answer && own.level === level;
      decidePage(tag, page, { answer: isSaid ? 'cleared' : answer, level });
    },
    toggleSeen: (page) => {
      const level = reviewNow();
      decidePage(null, page, { answer: hasSeen(page, decider, level) ? 'cleared' : 'yes', level });
    },
    markSeen: (page) => {
      const level = reviewNow();
      if (!hasSeen(page, decider, level)) decidePage(null, page, { answer: 'yes', level });
    },
    toggleDocument: (tag, page) => {
      const isOn =
        reviewNow() === 'second' ? pressOf(tag, page).answer !== 'yes' : page.tagIds.includes(tag.tagId);
      decideDocument(tag, page, isOn ? 'take-off' : 'yes');
    },
    decideTarget: async (tag, answer, target, pages) => {
      // Without a tag, taking off is taking back.
      const said: Said = {
        answer: tag === null && answer === 'take-off' ? 'cleared' : answer,
        level: reviewNow(),
      };
      const describe = (changed: number) => describeDecision({ ...said, tagName: tag?.name }, changed);
      const { changedPageIds } = await decide({ tag, ...said, target, pages, reach: 'range', describe });
      if (changedPageIds.length === 0) notify('Nothing changed: you say so of all of these pages already.');
      else notifyWithUndo(describe(changedPageIds.length), undo);
      return changedPageIds.length;
    },
    undo,
    repeat: (tags, page) => {
      const last = repeatable(decisions.current);
      const tag = findTagOf(last, tags);
      if (last?.tagId === null) return value.markSeen(page);
      if (!last || !tag) return notify('There is nothing to repeat yet.');
      if (last.reach === 'document') {
        return decideDocument(tag, page, last.answer === 'yes' ? 'yes' : 'take-off');
      }
      const level = levelOf(findTag(page.decisions, tag.tagId), decider.role, reviewNow());
      decidePage(tag, page, { answer: last.answer, level });
    },
    findLastTag: (tags) => findTagOf(decisions.current.at(-1), tags),
    applyLast: (tags, page) => {
      const tag = findTagOf(lastApplied(decisions.current), tags);
      if (tag && !page.tagIds.includes(tag.tagId))
        decidePage(tag, page, { ...pressOf(tag, page), answer: 'yes' });
      return tag !== undefined;
    },
  };

  return (
    <OutboxContext value={outbox}>
      <TaggingContext value={value}>{children}</TaggingContext>
    </OutboxContext>
  );
}

/** A change of pages, and its opposite. */
interface Reversible {
  paint: Paint['change'];
  paintBack: Paint['change'];
}

const toggleTag = (tagId: string, present: boolean): Reversible => ({
  paint: paintTag(tagId, present),
  paintBack: paintTag(tagId, !present),
});

const markReviewed: Reversible = { paint: paintReviewed(true), paintBack: paintReviewed(false) };

function findTagOf(decision: Decision | undefined, tags: readonly CodebookTag[]): CodebookTag | undefined {
  return tags.find(({ tagId }) => tagId === decision?.tagId);
}
