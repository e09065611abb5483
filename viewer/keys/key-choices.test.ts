import { describe, expect, it } from 'vitest';
import { applyChoices, type KeyChoices, whyNotKey } from './key-choices.ts';
import type { Action } from './key-table.ts';
import { shownKeyIn } from './keys-in-use.ts';

const tags = [{ key: 'd', name: 'deadline' }];

function whyNot(action: Action, key: string, choices: KeyChoices = {}): string | undefined {
  const lines = applyChoices(choices);
  const line = lines.find((other) => other.action === action);
  if (!line) throw new Error(`There is no action ${action}.`);
  return whyNotKey(line, key, lines, tags);
}

const keysOf = (choices: KeyChoices, action: Action) =>
  applyChoices(choices).find((line) => line.action === action)?.keys;

describe('a key that a person chooses', () => {
  it('replaces the first key of its action, and leaves the others', () => {
    expect(keysOf({ 'next-page': 'w' }, 'next-page')).toEqual(['w', 'ArrowRight', 'ArrowDown', 'PageDown']);
    expect(shownKeyIn(applyChoices({ 'next-page': 'W' }), 'next-page')).toBe('Shift W');
    expect(keysOf({ 'choose-result': 'w' }, 'choose-result')).toEqual(['w', 'W']);
  });

  it('is refused if another action of the screen or of every screen has it', () => {
    expect(whyNot('next-page', 'k')).toBe(
      'k is the key of “Previous page of the list”. Change that one first.',
    );
    expect(whyNot('next-page', 'g')).toContain('Go to a Bates or control number');
    expect(whyNot('go-to', 'x')).toContain('is the key of');
    expect(whyNot('next-page', 's')).toBeUndefined();
    expect(whyNot('next-page', 'k', { 'previous-page': 'q' })).toBeUndefined();
  });

  it('is refused if a tag of the matter has it, or any tag may have it as a digit', () => {
    expect(whyNot('next-page', 'd')).toBe('d is the key of the tag “deadline” in this matter.');
    expect(whyNot('next-page', 'D')).toContain('deadline');
    expect(whyNot('next-page', '4')).toContain('1 to 9');
    expect(whyNot('next-document', 'd')).toBeUndefined();
  });

  it.each(['Tab', 'Escape', ' ', 'Mod+d', 'F5', 'AudioVolumeUp'])('is refused if it is %j', (key) => {
    expect(whyNot('next-page', key)).toContain('Choose a letter');
  });

  it('is left out once a later version gives it to another action, but can be exchanged', () => {
    expect(keysOf({ 'next-page': 'z' }, 'next-page')?.[0]).toBe('j');
    const exchanged = { 'next-page': 'k', 'previous-page': 'j' } as const;
    expect(keysOf(exchanged, 'next-page')?.[0]).toBe('k');
    expect(keysOf(exchanged, 'previous-page')?.[0]).toBe('j');
  });
});

it('names the keys that the machine has', () => {
  const lines = applyChoices({});
  expect(shownKeyIn(lines, 'palette', 'MacIntel')).toBe('⌘K');
  expect(shownKeyIn(lines, 'palette', 'Linux x86_64')).toBe('Ctrl K');
  expect(shownKeyIn(lines, 'next-result', 'Win32')).toBe('↓');
});
