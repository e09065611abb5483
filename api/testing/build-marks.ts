import type { CodeMark, Placeholder, RedactionBox } from '#contract/pages/marks.ts';

/** Builds marks of agencies on pages, for tests. */
export function buildBox(...codes: string[]): RedactionBox {
  const rect = { x: 0.1, y: 0.2, width: 0.3, height: 0.05 };
  return { rect, style: 'outlined', codes, printed: codes.join(' ') || null, confidence: 90 };
}

export function buildCodeMark(...codes: string[]): CodeMark {
  const rect = { x: 0.02, y: 0.2, width: 0.06, height: 0.03 };
  return { rect, codes, printed: codes.join(' '), confidence: 90 };
}

export function buildSheet(given: Partial<Placeholder>): Placeholder {
  return { kind: 'withheld', pagesRepresented: 1, pages: [], codes: [], ...given };
}
