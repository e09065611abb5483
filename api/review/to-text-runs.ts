import type { TextRun } from '#contract/pages/page-text.ts';
import { followsOnLine, union } from '#contract/values/rect.ts';
import { isGap, type Word } from '#ingest';

/**
 * A page's words grouped by lines. Each run ends with what separates it from the next one, a space or a line
 * break, so that any part of them reads like the text.
 */
export function toTextRuns({ text, words }: { text: string; words: readonly Word[] }): TextRun[] {
  const runs: TextRun[] = [];
  let before: Word | undefined;
  for (const [index, word] of words.entries()) {
    const end = word.start + word.text.length;
    const piece = word.text + separatorOf(text.slice(end, words[index + 1]?.start ?? text.length));
    const run = runs.at(-1);
    if (run && before && !run.text.endsWith('\n') && standsTogether(before, word)) {
      run.text += piece;
      run.rect = union(run.rect, word.rect);
    } else {
      runs.push({ text: piece, rect: word.rect });
    }
    before = word;
  }
  return runs;
}

/** A box has its own run: its one letter is as wide as the box. */
function standsTogether(before: Word, word: Word): boolean {
  return !isGap(before.text) && !isGap(word.text) && followsOnLine(before.rect, word.rect);
}

function separatorOf(between: string): string {
  if (between.includes('\n')) return '\n';
  return between === '' ? '' : ' ';
}
