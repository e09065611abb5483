import { decodeName, listTokens } from './content-tokens.ts';

/** The names that a content stream calls, and whether it restores the graphics state. */
export interface ContentScan {
  /** Every name in the stream, without the slash, `#xx` decoded. */
  names: Set<string>;
  /** `Q` operators that close a state that the stream never opened. */
  unopened: number;
  /** `q` operators that are never closed. */
  unclosed: number;
  /** It draws text, or pictures and forms. */
  draws: { text: boolean; objects: boolean };
}

const TEXT = new Set(['Tj', 'TJ', "'", '"']);
const OBJECTS = new Set(['Do', 'BI', 'sh']);

/**
 * Reads a content stream, one character per byte (Latin-1), as a list of names and operators. Nothing else is
 * interpreted.
 */
export function scanContent(content: string): ContentScan {
  const scan: ContentScan = {
    names: new Set(),
    unopened: 0,
    unclosed: 0,
    draws: { text: false, objects: false },
  };
  for (const { kind, start, end } of listTokens(content)) {
    if (kind === 'name') scan.names.add(decodeName(content.slice(start + 1, end)));
    if (kind !== 'operator') continue;
    const operator = content.slice(start, end);
    if (operator === 'q') scan.unclosed += 1;
    if (operator === 'Q') close(scan);
    scan.draws.text ||= TEXT.has(operator);
    scan.draws.objects ||= OBJECTS.has(operator);
  }
  return scan;
}

function close(scan: ContentScan): void {
  if (scan.unclosed > 0) scan.unclosed -= 1;
  else scan.unopened += 1;
}
