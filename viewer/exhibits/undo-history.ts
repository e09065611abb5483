/** The undo history of the arrangement. Pure. */

export interface History<State> {
  now: State;
  before: readonly State[];
}

const MAX_STEPS = 100;

export const startHistory = <State>(now: State): History<State> => ({ now, before: [] });

/** Adds a state; the same state again adds nothing. */
export function pushStep<State>(history: History<State>, next: State): History<State> {
  if (next === history.now) return history;
  return { now: next, before: [...history.before, history.now].slice(-MAX_STEPS) };
}

export function undoStep<State>(history: History<State>): History<State> {
  const last = history.before.at(-1);
  return last === undefined ? history : { now: last, before: history.before.slice(0, -1) };
}
