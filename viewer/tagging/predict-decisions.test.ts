import { describe, expect, it } from 'vitest';
import type { PageDecisions, Statement } from '#contract/review/decision.ts';
import { settleDecisions } from '#contract/review/settle-decisions.ts';
import { type Decider, predictDecisions, toPress } from './predict-decisions.ts';

const rae: Decider = { userName: 'rae', displayName: 'Rae', role: 'reviewer' };
const ann: Decider = { userName: 'ann', displayName: 'Ann', role: 'attorney' };
const at = '2026-11-30T12:00:00.000Z';

const says = (person: string, answer: Statement['answer'], given: Partial<Statement> = {}): Statement => ({
  ...{
    person,
    personName: person,
    answer,
    level: 'first',
    role: 'reviewer',
    at,
    madeBy: 'key',
    tagVersion: null,
    batchId: null,
  },
  ...given,
});

function decided(...statements: Statement[]): PageDecisions {
  const state = settleDecisions(statements.map((statement, order) => ({ ...statement, order })));
  return {
    tags: state ? [{ tagId: 'a', state, statements }] : [],
    nothingApplies: [],
    reviewedBy: statements.map(({ person }) => person),
  };
}

/** Presses the tag's key; the state of the tag after it, and what the person says then. */
function press(before: PageDecisions, by: Decider) {
  const tag = before.tags[0];
  const said = toPress(tag?.state === 'yes', tag, by);
  const after = predictDecisions(before, 'a', said, by, at);
  const mine = after.tags[0]?.statements.find(({ person }) => person === by.userName)?.answer ?? null;
  return { after, state: after.tags[0]?.state ?? null, mine, level: said.level };
}

describe('a press of a tag’s key', () => {
  it('puts the tag on a page, and taken back leaves nothing', () => {
    const first = press(decided(), rae);
    expect(first).toMatchObject({ state: 'yes', mine: 'yes' });
    expect(press(first.after, rae)).toMatchObject({ state: null, mine: null });
  });

  it('on a tag of somebody else says no to it, and pressed again agrees with it', () => {
    const first = press(decided(says('sam', 'yes')), rae);
    expect(first).toMatchObject({ state: 'conflict', mine: 'no' });
    expect(press(first.after, rae)).toMatchObject({ state: 'yes', mine: 'yes' });
  });

  it('takes back a yes of one’s own on a conflict, which used to do nothing', () => {
    const before = decided(says('sam', 'no'), says('rae', 'yes'));
    expect(press(before, rae)).toMatchObject({ state: 'no', mine: null, level: 'first' });
  });

  it('of an attorney decides a conflict, and pressed again opens it again', () => {
    const first = press(decided(says('sam', 'no'), says('rae', 'yes')), ann);
    expect(first).toMatchObject({ state: 'yes', mine: 'yes', level: 'adjudication' });
    expect(press(first.after, ann)).toMatchObject({ state: 'conflict', mine: null });
  });
});

describe('“nothing applies”', () => {
  const seen = (before: PageDecisions) =>
    predictDecisions(before, null, { answer: 'yes', level: 'first' }, rae, at);

  it('is a review of the page, and is replaced by a tag of the same person', () => {
    const before = seen(decided());
    expect(before).toMatchObject({ reviewedBy: ['rae'], nothingApplies: [{ person: 'rae' }] });
    expect(press(before, rae).after.nothingApplies).toEqual([]);
  });

  it('never takes off a tag that the person put on', () => {
    const before = decided(says('rae', 'yes'));
    expect(seen(before)).toBe(before);
  });
});
