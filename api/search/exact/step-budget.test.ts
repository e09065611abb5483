import { expect, it } from 'vitest';
import { StepBudget } from './step-budget.ts';

it('stops at the step that exceeds a page’s limit, and starts again on the next page', () => {
  const budget = new StepBudget(10, 100);
  budget.startPage();
  budget.spend(10);
  budget.startPage();
  budget.spend(10);
  expect(() => budget.spend(1)).toThrow('This search was stopped');
});

it('stops before the page at which a search has exceeded its total', () => {
  const budget = new StepBudget(10, 15);
  for (const _ of [1, 2]) {
    budget.startPage();
    budget.spend(9);
  }
  expect(() => budget.startPage()).toThrow('too many pages');
});
