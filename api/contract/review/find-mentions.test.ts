import { describe, expect, it } from 'vitest';
import { findMentions } from './find-mentions.ts';

describe('mentions in a note', () => {
  it.each([
    ['@rae see page 4', ['rae']],
    ['Does this contradict the memo, @Rae?', ['rae']],
    ['(@a.ruiz, @b-lee): look.', ['a.ruiz', 'b-lee']],
    ['@rae and again @rae', ['rae']],
    ['line one\n@rae.', ['rae']],
    ['write to rae@clinic.org', []],
    ['5 @ 10', []],
    ['', []],
  ])('in “%s” are %j', (text, names) => {
    expect(findMentions(text)).toEqual(names);
  });
});
