import { describe, expect, it } from 'vitest';
import { findPassageAgain, quote } from './find-passage-again.ts';

const OLD = 'A county may opt 0ut by letter. The sheriff may opt out too. Nobody else may.';

/** What the passage of these words of OLD covers in another text. */
function quotedIn(text: string, words: string, isKnown = true): string | undefined {
  const [old, now] = [OLD.split(' '), text.split(' ')];
  const first = OLD.slice(0, OLD.indexOf(words)).split(' ').length - 1;
  const range = { first, last: first + words.split(' ').length - 1 };
  const found = findPassageAgain(quote(old, range), isKnown ? { words: old, range } : undefined, now);
  return found && quote(now, found).quotation;
}

describe('a passage in another text of its page', () => {
  it('covers the corrected words, and the words that were split or joined', () => {
    expect(quotedIn(OLD.replace('0ut', 'out'), 'may opt 0ut')).toBe('may opt out');
    expect(quotedIn(OLD.replace('0ut', 'out'), '0ut')).toBe('out');
    expect(quotedIn(OLD.replace('opt 0ut', 'opt-out'), 'county may opt 0ut by')).toBe(
      'county may opt-out by',
    );
    expect(quotedIn(OLD.replace('sheriff', 'she riff'), 'The sheriff')).toBe('The she riff');
  });

  it('moves with its words if others were added, removed or read in another order', () => {
    expect(quotedIn(`In short: ${OLD}`, 'The sheriff may')).toBe('The sheriff may');
    const reordered = 'The sheriff may opt out too. Nobody else may. A county may opt 0ut by letter.';
    expect(quotedIn(reordered, 'county may opt 0ut')).toBe('county may opt 0ut');
    expect(quotedIn(reordered, 'sheriff may opt')).toBe('sheriff may opt');
  });

  it('is an orphan where its words are gone, and does not move to the same words elsewhere', () => {
    expect(quotedIn('The sheriff may opt out too. Nobody else may.', 'county may opt 0ut')).toBeUndefined();
    expect(quotedIn('A county. The sheriff may opt out too. Nobody else may.', 'may opt')).toBeUndefined();
    expect(quotedIn('', 'The sheriff')).toBeUndefined();
    expect(quotedIn('Something else altogether.', 'Nobody else may.')).toBeUndefined();
  });

  it('is found again once its words are back, between the words that surrounded it', () => {
    expect(quotedIn(OLD, 'The sheriff may', false)).toBe('The sheriff may');
    expect(quotedIn('It may opt and it may opt.', 'may opt', false)).toBeUndefined();
  });
});
