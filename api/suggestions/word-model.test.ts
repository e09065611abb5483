import { describe, expect, it } from 'vitest';
import { GAP_TERM } from '#ingest';
import { type Example, WordModel } from './word-model.ts';

const split = (text: string) => text.split(' ');
const examples: Example[] = [
  ...Array.from({ length: 20 }, (_, at) => ({
    terms: split(`the county may opt out by letter ${at}`),
    isYes: true,
  })),
  ...Array.from({ length: 20 }, (_, at) => ({
    terms: split(`the county pays for training in part ${at}`),
    isYes: false,
  })),
];
const model = WordModel.train(examples, []);

describe('the words of decided pages', () => {
  it('rank pages that read like those with the tag first', () => {
    const [high, middle, low] = ['they opt out', 'nothing known stands here', 'more training in part'].map(
      (text) => model.score(split(text)),
    );
    expect(high).toBeGreaterThan(middle ?? 0);
    expect(middle).toBeGreaterThan(low ?? 0);
  });

  it('say for what and against what they speak, a word only once', () => {
    const { speaksFor, speaksAgainst } = model.explain(split('the county may opt out of training in part'));
    expect(speaksFor.join(' ')).toMatch(/opt/);
    expect(speaksAgainst.join(' ')).toMatch(/training/);
    expect(speaksFor.filter((name) => name === 'opt' || name === 'opt out')).toHaveLength(1);
    expect([...speaksFor, ...speaksAgainst]).not.toContain('county');
  });

  it('make no pair over a redaction box', () => {
    const boxed = examples.map(({ terms, isYes }) => ({
      terms: terms.flatMap((term) => (term === 'out' ? [GAP_TERM, term] : [term])),
      isYes,
    }));
    const { speaksFor } = WordModel.train(boxed, []).explain(['opt', GAP_TERM, 'out', 'opt', 'out']);
    expect(speaksFor).not.toContain('opt out');
    expect(speaksFor.join()).not.toContain(GAP_TERM);
  });

  it('always teach the same', () => {
    const again = WordModel.train(examples, []);
    expect(again.score(split('may opt out'))).toBe(model.score(split('may opt out')));
  });
});
