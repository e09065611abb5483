import type { Answer, AskedAnswer, StandingAnswer } from './decision.ts';

interface TagOnPage {
  /** Whether the page carries the tag, whoever put it on. */
  carries: boolean;
  /** What the person says of the tag on this page; null for nothing. */
  mine: StandingAnswer | null;
}

/** What a press of a tag's key on a page means. */
export function answerOfPress({ carries, mine }: TagOnPage): AskedAnswer {
  // A tag that is there against my no: another no would say nothing new.
  if (carries && mine === 'no') return 'cleared';
  return carries || mine === 'yes' ? 'take-off' : 'yes';
}

/** The person's answer on a page from which a tag is taken off; null where there is nothing to take off. */
export function answerOfTakingOff({ carries, mine }: TagOnPage): Answer | null {
  if (mine === 'yes') return 'cleared';
  return carries && mine !== 'no' ? 'no' : null;
}
