/** What people say of a page, and what a press of a key changes in it. Pure: no server, no screen. */
import { answerOfPress, answerOfTakingOff } from '#contract/review/answer-of-press.ts';
import type { BatchLevel } from '#contract/review/batch.ts';
import type {
  AskedAnswer,
  DecidingRole,
  DecisionLevel,
  PageDecisions,
  StandingAnswer,
  Statement,
  TagState,
} from '#contract/review/decision.ts';
import { settleDecisions } from '#contract/review/settle-decisions.ts';

/** The person who decides, in the role of the open matter. */
export interface Decider {
  userName: string;
  displayName: string;
  role: DecidingRole;
}

export interface TagOnPage {
  state: TagState;
  statements: readonly Statement[];
}

export interface Said {
  answer: AskedAnswer;
  level: DecisionLevel;
}

/** What the person says of a tag; null for nothing. */
export function findOwnAnswer(tag: TagOnPage | undefined, userName: string): StandingAnswer | null {
  return tag?.statements.find(({ person }) => person === userName)?.answer ?? null;
}

/**
 * What a press of a tag's key asks for. On a conflict it is the attorney's decision that the tag applies; everyone
 * else gives or takes back an answer of their own.
 */
export function toPress(
  carries: boolean,
  tag: TagOnPage | undefined,
  { userName, role }: Decider,
  review: BatchLevel = 'first',
): Said {
  const level = levelOf(tag, role, review);
  if (tag?.state === 'conflict' && role === 'attorney') return { answer: 'yes', level };
  // A second reviewer agrees with a tag that is there by pressing its key.
  if (review === 'second') {
    const own = tag?.statements.find((each) => each.person === userName && each.level === review);
    return { answer: own?.answer === 'yes' ? 'cleared' : 'yes', level };
  }
  return { answer: answerOfPress({ carries, mine: findOwnAnswer(tag, userName) }), level };
}

/**
 * An attorney adjudicates where people differ, and where an adjudication is to be changed. All else is of the review
 * in which the person works.
 */
export function levelOf(
  tag: TagOnPage | undefined,
  role: DecidingRole,
  review: BatchLevel = 'first',
): DecisionLevel {
  if (role !== 'attorney' || !tag) return review;
  const isAdjudicated = tag.statements.some(({ level }) => level === 'adjudication');
  return tag.state === 'conflict' || isAdjudicated ? 'adjudication' : review;
}

/** The decisions about a page after this one, as the server will settle them; `tagId` null is "nothing applies". */
export function predictDecisions(
  before: PageDecisions,
  tagId: string | null,
  said: Said,
  by: Decider,
  at: string,
): PageDecisions {
  return tagId === null ? predictSeen(before, said, by, at) : predictTag(before, tagId, said, by, at);
}

function predictSeen(before: PageDecisions, said: Said, by: Decider, at: string): PageDecisions {
  const others = before.nothingApplies.filter(({ person }) => person !== by.userName);
  // A tag that the person put on the page is never taken off by this.
  const hasTagged = before.tags.some((tag) =>
    ['yes', 'unsure'].includes(findOwnAnswer(tag, by.userName) ?? ''),
  );
  if (said.answer === 'yes' && hasTagged) return before;
  const own = said.answer === 'yes' ? [toStatement('yes', said.level, by, at)] : [];
  return withReviewers({ ...before, nothingApplies: [...others, ...own] });
}

function predictTag(
  before: PageDecisions,
  tagId: string,
  { answer: asked, level }: Said,
  by: Decider,
  at: string,
): PageDecisions {
  const tag = before.tags.find((each) => each.tagId === tagId);
  const mine = findOwnAnswer(tag, by.userName);
  const answer = asked === 'take-off' ? answerOfTakingOff({ carries: tag?.state === 'yes', mine }) : asked;
  if (answer === null) return before;
  const others = (tag?.statements ?? []).filter(({ person }) => person !== by.userName);
  const statements = answer === 'cleared' ? others : [...others, toStatement(answer, level, by, at)];
  const state = settleDecisions(statements.map((statement, order) => ({ ...statement, order })));
  const rest = before.tags.filter((each) => each.tagId !== tagId);
  const applies = answer === 'yes' || answer === 'unsure';
  return withReviewers({
    ...before,
    tags: state === null ? rest : [...rest, { tagId, state, statements }],
    nothingApplies: applies
      ? before.nothingApplies.filter(({ person }) => person !== by.userName)
      : before.nothingApplies,
  });
}

function toStatement(answer: StandingAnswer, level: DecisionLevel, by: Decider, at: string): Statement {
  const { userName, displayName, role } = by;
  const about = { answer, level, role, at, madeBy: 'key', batchId: null } as const;
  // Until the server has answered, nothing on screen depends on the version.
  return { person: userName, personName: displayName, ...about, tagVersion: null };
}

function withReviewers(decisions: Omit<PageDecisions, 'reviewedBy'>): PageDecisions {
  const all = [...decisions.tags.flatMap(({ statements }) => statements), ...decisions.nothingApplies];
  const inTime = all.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  return { ...decisions, reviewedBy: [...new Set(inTime.map(({ person }) => person))] };
}
