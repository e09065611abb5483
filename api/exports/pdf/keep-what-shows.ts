import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import { cleanLetters, cleanStream, dropStrings } from './clean-stream.ts';
import { decodeName } from './content-tokens.ts';
import { CannotCopy, decodeContent } from './decode-content.ts';
import { scanContent } from './scan-content.ts';

/**
 * Files often have one resource dictionary for all their pages: copied unchanged, an excerpt would contain
 * the pictures of pages that nobody meant to file. So a page takes along only what its content calls by name,
 * and that in turn only what it calls.
 */

const name = (text: string) => PDFName.of(text);

/** Kinds of resources that content calls by name. */
const KINDS = ['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading'].map(name);

/** These never change how a page looks; they describe its creation, contain files or trigger actions. */
const PRIVATE = [
  'Metadata',
  'PieceInfo',
  'LastModified',
  'OPI',
  'Alternates',
  'AA',
  'AF',
  'Ref',
  'StructParent',
  'StructParents',
].map(name);
/** A stream with these entries takes its data from another file. */
const ELSEWHERE = ['F', 'FFilter', 'FDecodeParms'].map(name);
const PAGE_TREE = new Set<PDFObject | undefined>(['Page', 'Pages', 'Catalog'].map(name));

/**
 * A resource dictionary with only the resources in `names`, all of them cleaned of what is not drawn. Streams
 * are changed in place, always with the same result.
 */
export function keepWhatShows(resources: PDFDict, names: Set<string>): PDFDict {
  const kept = keepCalled(resources, names);
  const seen = new Set<PDFObject>();
  const waiting: PDFObject[] = [kept];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const object = next instanceof PDFRef ? lookupCleaned(resources, next) : next;
    if (object === undefined || seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFArray) waiting.push(...object.asArray());
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    refuseWhatHides(dict);
    dropStrings(dict);
    for (const key of object instanceof PDFStream ? [...PRIVATE, ...ELSEWHERE] : PRIVATE) dict.delete(key);
    cutPageTree(dict);
    narrowOwnResources(object, dict);
    waiting.push(...dict.values());
  }
  return kept;
}

function lookupCleaned(resources: PDFDict, ref: PDFRef): PDFObject | undefined {
  return cleanStream(resources.context, ref) ?? resources.context.lookup(ref);
}

/** Layers can be switched off; a mask may hide everything that is drawn through it. */
function refuseWhatHides(dict: PDFDict): void {
  if (dict.has(name('OC'))) throw new CannotCopy('parts of it belong to layers that can be switched off');
  const isMask = dict.lookup(name('S')) !== undefined && dict.lookup(name('G')) instanceof PDFStream;
  if (isMask) throw new CannotCopy('it is drawn through masks, which may hide what is in it');
}

/** Forms, patterns and Type 3 fonts have their own resources, which may be the shared ones again. */
function narrowOwnResources(object: PDFObject, dict: PDFDict): void {
  const own = dict.lookup(PDFName.Resources);
  const names = new Set<string>();
  const glyphs = dict.lookup(name('CharProcs'));
  if (glyphs instanceof PDFDict) cleanLetters(dict.context, glyphs);
  const streams = object instanceof PDFStream ? [object] : glyphs instanceof PDFDict ? lookupAll(glyphs) : [];
  if (!(own instanceof PDFDict)) return;
  for (const stream of streams) addNames(names, stream);
  dict.set(PDFName.Resources, keepCalled(own, names));
}

function keepCalled(resources: PDFDict, names: Set<string>): PDFDict {
  const called = withNamesOfGuests(resources, names);
  const kept = resources.context.obj({});
  for (const kind of KINDS) {
    const all = resources.lookup(kind);
    if (!(all instanceof PDFDict)) continue;
    const some = resources.context.obj({});
    for (const [key, value] of all.entries()) {
      if (called.has(plain(key))) some.set(key, value);
    }
    if (some.keys().length > 0) kept.set(kind, some);
  }
  return kept;
}

/** Forms and Type 3 fonts without their own resources use those of the page, so their names count too. */
function withNamesOfGuests(resources: PDFDict, names: Set<string>): Set<string> {
  const called = new Set(names);
  const seen = new Set<PDFObject>();
  const guests = [...listGuests(resources, 'XObject'), ...listGuests(resources, 'Font')];
  for (let before = -1; before < called.size; ) {
    before = called.size;
    for (const { key, streams } of guests) {
      if (!called.has(key)) continue;
      for (const stream of streams.filter((each) => !seen.has(each))) {
        seen.add(stream);
        addNames(called, stream);
      }
    }
  }
  return called;
}

function listGuests(resources: PDFDict, kind: 'XObject' | 'Font'): { key: string; streams: PDFObject[] }[] {
  const all = resources.lookup(name(kind));
  if (!(all instanceof PDFDict)) return [];
  return all.keys().map((key) => ({ key: plain(key), streams: listGuestStreams(all.lookup(key)) }));
}

function listGuestStreams(guest: PDFObject | undefined): PDFObject[] {
  const dict = guest instanceof PDFStream ? guest.dict : guest;
  if (!(dict instanceof PDFDict) || dict.has(PDFName.Resources)) return [];
  if (guest instanceof PDFStream) return dict.lookup(name('Subtype')) === name('Form') ? [guest] : [];
  const glyphs = dict.lookup(name('CharProcs'));
  return glyphs instanceof PDFDict ? lookupAll(glyphs) : [];
}

function addNames(names: Set<string>, stream: PDFObject): void {
  for (const each of scanContent(decodeContent(stream)).names) names.add(each);
}

/** A reference to the page tree would include the whole file. */
function cutPageTree(dict: PDFDict): void {
  for (const key of dict.keys()) {
    const value = dict.lookup(key);
    if (value instanceof PDFDict && PAGE_TREE.has(value.lookup(PDFName.Type))) dict.delete(key);
  }
}

function lookupAll(dict: PDFDict): PDFObject[] {
  return dict.keys().flatMap((key) => dict.lookup(key) ?? []);
}

function plain(key: PDFName): string {
  return decodeName(key.asString().slice(1));
}
