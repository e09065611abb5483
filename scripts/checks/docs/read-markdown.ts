/**
 * Reads what the link check needs from a Markdown file: its links, and the anchors that others can link to.
 */
export interface MarkdownFile {
  links: { line: number; target: string }[];
  /** The anchors of its headings, as GitHub makes them. */
  anchors: Set<string>;
}

const FENCE = /^\s*(?:```|~~~)/;
const HEADING = /^#{1,6} (.*)$/;
const LINK = /\]\(([^()\s]+)\)/g;

/** Reads inline links and headings outside of code blocks and inline code. */
export function readMarkdown(text: string): MarkdownFile {
  const links: MarkdownFile['links'] = [];
  const anchors = new Set<string>();
  let isCode = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (FENCE.test(line)) isCode = !isCode;
    if (isCode) continue;
    const heading = HEADING.exec(line)?.[1];
    if (heading !== undefined) anchors.add(nextFree(toAnchor(heading), anchors));
    for (const [, target = ''] of withoutCode(line).matchAll(LINK)) links.push({ line: index + 1, target });
  }
  return { links, anchors };
}

function withoutCode(line: string): string {
  return line.replaceAll(/`[^`]*`/g, '');
}

/** Like GitHub: lower case, no punctuation, hyphens for spaces. */
function toAnchor(heading: string): string {
  const shown = heading.replaceAll(/\]\([^()\s]*\)/g, '');
  return shown
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

/** The second heading with the same words gets the suffix -1. */
function nextFree(anchor: string, taken: ReadonlySet<string>): string {
  let name = anchor;
  for (let number = 1; taken.has(name); number += 1) name = `${anchor}-${number}`;
  return name;
}
