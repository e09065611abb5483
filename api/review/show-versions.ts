import type { TextVersion } from '#contract/pages/page-text.ts';
import type { Queryable } from '../repositories/database/database.ts';
import { listTextVersions } from '../repositories/pages/page-texts.ts';
import { describeDropped } from './judge-load-text.ts';
import { keepShown } from './keep-shown.ts';

/** Sources of texts that came with a file: it is unknown whether they were made from the page as released. */
const CAME_WITH_FILE: readonly TextVersion['source'][] = ['layer', 'load-file'];

/** The versions of a page's text that users may see, newest first. */
export async function listShownVersions(database: Queryable, pageKey: number): Promise<TextVersion[]> {
  const versions = await listTextVersions(database, pageKey);
  return versions.map((version) => showVersion(version, versions).version);
}

/**
 * A version as users may see it. One that came with a file and is not in use loses the words that no text
 * made from the page itself confirms: it was stored, maybe by an earlier version of this program, with all of
 * its words. `all` are the versions of its page.
 */
export function showVersion(
  version: TextVersion,
  all: readonly TextVersion[],
): { version: TextVersion; dropped: number } {
  if (isBorneOut(version, all) || !CAME_WITH_FILE.includes(version.source)) return { version, dropped: 0 };
  const tries = all
    .filter((each) => isBorneOut(each, all))
    .map(({ text }) => keepShown(toWords(text), version.text));
  const [best] = tries.toSorted((a, b) => a.dropped - b.dropped);
  const { text, dropped } = best ?? keepShown([], version.text);
  return {
    version: {
      ...version,
      text,
      words: version.words - dropped,
      reason: `${version.reason}${describeDropped(dropped)}`,
    },
    dropped,
  };
}

/**
 * Whether the version shows the page: read from its pixels, written by a person who saw it, or chosen when
 * the page was read.
 */
function isBorneOut(version: TextVersion, all: readonly TextVersion[]): boolean {
  const { source, inUse } = version;
  return inUse || source === 'ocr' || source === 'corrected' || wasChosen(version, all);
}

/** Of the texts that one pass over a page gives, the chosen one is stored last. */
function wasChosen({ source, version, at }: TextVersion, all: readonly TextVersion[]): boolean {
  const isLater = (other: TextVersion) =>
    other.version > version && other.at === at && other.by === null && other.source !== 'load-file';
  return source !== 'load-file' && !all.some(isLater);
}

function toWords(text: string): { text: string }[] {
  return (text.match(/\S+/gu) ?? []).map((word) => ({ text: word }));
}
