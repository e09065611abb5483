import type { Variant, VariantKind, Variants } from '#contract/search/variants.ts';
import { normalizeTerm } from '#ingest';
import type { QueryTerm } from '../language/query.ts';
import { syntaxError } from '../language/syntax-error.ts';
import type { Snapshot } from '../snapshot.ts';
import { isInflectionOf, stemOf } from './inflections.ts';

/** Most forms that are counted, because each needs a separate search. */
const MOST_COUNTED = 150;
/** A shorter word is similar to half of all short words. */
const LEAST_FOR_LIKENESS = 3;
/** Most parts of a written word, such as opt-out: beyond it, it is a phrase. */
const MOST_PARTS = 4;

interface Form {
  kind: VariantKind;
  form: string;
}

/**
 * The forms of a word, or of words joined by hyphens, that are on pages of the matter. The index's vocabulary
 * includes all matters, so each form is counted in this one; a form without pages is not listed.
 */
export async function listVariants(snapshot: Snapshot, matterId: string, term: string): Promise<Variants> {
  const parts = term.split(/[^\p{L}\p{N}\p{M}'’]+/u).flatMap((part) => normalizeTerm(part) || []);
  if (parts.length === 0 || parts.length > MOST_PARTS) {
    throw syntaxError(`Variants are of one word, or of up to ${MOST_PARTS} that hyphens join.`, 0);
  }
  const written = writeForm(parts);
  const forms = await listKinds(snapshot, parts);
  // A form may be of several kinds: the first one that finds it names it.
  const named = forms.filter(
    ({ form }, place) => form !== written && forms.findIndex((each) => each.form === form) === place,
  );
  const counted: Variant[] = [];
  for (const { kind, form } of named.slice(0, MOST_COUNTED)) {
    const { keys } = await snapshot.ask(form, { matterId });
    if (keys.length > 0) counted.push({ kind, form, pages: keys.length });
  }
  return {
    term: written,
    pages: (await snapshot.ask(written, { matterId })).keys.length,
    variants: counted.sort((one, other) => other.pages - one.pages || one.form.localeCompare(other.form)),
    more: Math.max(0, named.length - MOST_COUNTED),
  };
}

/** The likeliest kinds first, because only a limited number is counted. */
async function listKinds(snapshot: Snapshot, parts: readonly string[]): Promise<Form[]> {
  const joined = parts.join('');
  const inflected = await listInflected(snapshot, parts);
  const spelled = parts.length > 1 ? [joined] : await listSplit(snapshot, joined);
  const misread = await listMisread(snapshot, joined);
  return [
    ...spelled.map((form): Form => ({ kind: 'spelling', form })),
    ...inflected.map((form): Form => ({ kind: 'inflection', form })),
    ...misread.map((form): Form => ({ kind: 'misread', form: writeForm([form]) })),
  ];
}

/**
 * For one word its inflections; for several those of each, with the others unchanged: opting out, opted out.
 */
async function listInflected(snapshot: Snapshot, parts: readonly string[]): Promise<string[]> {
  const forms: string[] = [];
  for (const [place, part] of parts.entries()) {
    for (const word of await listWordsOfStem(snapshot, part)) forms.push(writeForm(parts.with(place, word)));
  }
  return forms;
}

async function listWordsOfStem(snapshot: Snapshot, word: string): Promise<string[]> {
  const stem = stemOf(word);
  const words = await lookUp(snapshot, { term: `${stem}*`, match: 'wild' });
  return words.filter((each) => isInflectionOf(each, stem));
}

/** `optout`, if `opt` and `out` are on pages, is also searched for as `opt out`. */
async function listSplit(snapshot: Snapshot, word: string): Promise<string[]> {
  const forms: string[] = [];
  for (let at = 2; at <= word.length - 2; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if ((await isKnown(snapshot, head)) && (await isKnown(snapshot, tail)))
      forms.push(writeForm([head, tail]));
  }
  return forms;
}

async function isKnown(snapshot: Snapshot, word: string): Promise<boolean> {
  return (await lookUp(snapshot, { term: word, match: 'wild' })).includes(word);
}

/** The most frequent first: there may be more than are counted. */
async function listMisread(snapshot: Snapshot, word: string): Promise<string[]> {
  if (word.length < LEAST_FOR_LIKENESS) return [];
  const words = await lookUp(snapshot, { term: word, match: 'fuzzy' });
  return words.sort((one, other) => snapshot.countPages(other) - snapshot.countPages(one));
}

/** Words of the index; none if they are too many to be useful. */
async function lookUp({ listForms }: Snapshot, term: QueryTerm): Promise<string[]> {
  const word = { kind: 'word' as const, written: term.term, alternatives: [[term]], at: 0, end: 0 };
  return (await listForms(word)).get(term) ?? [];
}

/** As written in a query. Words with another meaning in the language are quoted, and so are several words. */
function writeForm(parts: readonly string[]): string {
  const [only = ''] = parts;
  const isPlain = parts.length === 1 && !/^(?:and|or|not)$/iu.test(only);
  return isPlain ? only : `"${parts.join(' ')}"`;
}
