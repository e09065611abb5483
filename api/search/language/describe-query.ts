import type { DecisionLevel, TagState } from '#contract/review/decision.ts';
import type { Bound, FieldTest, Query, QueryNear, QueryTerm, QueryWord, TextField } from './query.ts';
import { writeTerm } from './write-query.ts';

/** A query in plain words, as it was understood. */
export function describeQuery(query: Query): string {
  switch (query.kind) {
    case 'word':
      return describeWord(query);
    case 'phrase':
      return `the phrase “${query.words.map((word) => word.written).join(' ')}”`;
    case 'near':
      return describeNear(query);
    case 'and':
      return query.parts.map(inGroup).join(' AND ');
    case 'or':
      return query.parts.map(inGroup).join(' OR ');
    case 'not':
      return `NOT ${inGroup(query.part)}`;
    case 'field':
      return describeField(query.test);
  }
}

function inGroup(query: Query): string {
  const echo = describeQuery(query);
  return ['and', 'or', 'near'].includes(query.kind) ? `(${echo})` : echo;
}

function describeNear({ left, right, within, ordered, negated }: QueryNear): string {
  const words = within === 1 ? 'word' : 'words';
  const not = negated ? 'not ' : '';
  const relation = ordered
    ? `${not}followed within ${within} ${words} by`
    : `${not}within ${within} ${words} of`;
  return `${inGroup(left)} ${relation} ${inGroup(right)}`;
}

function describeWord(word: QueryWord): string {
  const [first = [], ...others] = word.alternatives;
  if (others.length === 0) return describeRun(first);
  const also = others.concat([first]).map((run) => `“${run.map(describeTerm).join(' ')}”`);
  return `“${word.written}” (also ${also.toReversed().join(', ')})${explain(first)}`;
}

function describeRun(run: QueryTerm[]): string {
  const [term] = run;
  const said = `“${run.map(describeTerm).join(' ')}”${explain(run)}`;
  if (run.length > 1) return said;
  if (term?.match === 'prefix') return `words starting with “${term.term}”`;
  return term?.match === 'wild' ? `words of the form ${said}` : said;
}

function describeTerm(term: QueryTerm): string {
  return term.match === 'prefix' ? `${term.term}…` : writeTerm(term);
}

function explain(run: QueryTerm[]): string {
  return run.some(({ match }) => match === 'fuzzy') ? ' and words that are misread or misspelt like it' : '';
}

const TEXT_FIELDS: Record<Exclude<TextField, 'note'>, string> = {
  file: 'file name',
  from: 'sender',
  to: 'recipient',
  cc: 'copied recipient',
  custodian: 'custodian',
  subject: 'subject',
  kind: 'kind of document',
};

const COMPARED: Record<Bound['compare'], Record<'confidence' | 'date', string>> = {
  '<': { confidence: 'below', date: 'before' },
  '<=': { confidence: 'at most', date: 'no later than' },
  '>': { confidence: 'above', date: 'after' },
  '>=': { confidence: 'at least', date: 'no earlier than' },
};

const STATES: Record<TagState, string> = {
  yes: 'pages that have a tag',
  no: 'pages of which it is decided that a tag does not apply',
  unsure: 'pages of which it is unsure whether a tag applies',
  conflict: 'pages on which people differ about a tag',
};

const LEVELS: Record<DecisionLevel, string> = {
  first: 'pages decided in first review',
  second: 'pages decided in second review',
  adjudication: 'pages on which an attorney adjudicated',
};

function describeField(test: FieldTest): string {
  switch (test.field) {
    case 'tag':
      return `pages tagged “${test.name}”`;
    case 'production':
      return `pages of the production “${test.name}”`;
    case 'passage':
      return `pages with a passage tagged “${test.name}”`;
    case 'batch':
      return `pages of the batch “${test.name}”`;
    case 'source':
      return `pages whose text is from ${test.source}`;
    case 'bates':
      return `pages numbered ${test.written}`;
    case 'exemption':
      return describeExemption(test.asked);
    case 'by':
      return `pages on which somebody called ${describeQuery(test.value)} has decided something`;
    case 'state':
      return STATES[test.state];
    case 'reviewed':
      return `pages that ${test.reviewed === 'yes' ? 'somebody has reviewed' : 'nobody has reviewed'}`;
    case 'seen':
      return `pages that ${test.seen === 'yes' ? 'somebody has seen' : 'nobody has opened for long enough to read them'}`;
    case 'level':
      return LEVELS[test.level];
    case 'note':
      return `pages with a note that has ${describeQuery(test.value)}`;
    case 'confidence':
    case 'date':
      return `pages ${test.field === 'date' ? 'of documents dated' : 'of confidence'} ${describeBounds(test.field, test.bounds)}`;
    default:
      return `pages whose ${TEXT_FIELDS[test.field]} has ${describeQuery(test.value)}`;
  }
}

function describeExemption(asked: string): string {
  if (asked === 'none')
    return 'pages with a redaction box, or a sheet for pages withheld, that gives no code';
  if (asked === 'any') return 'pages that claim an exemption';
  return `pages that claim exemption ${asked}${asked === '(b)(7)' ? ' or a part of it' : ''}`;
}

function describeBounds(field: 'confidence' | 'date', bounds: Bound[]): string {
  const [first, second] = bounds;
  if (first && second)
    return first.value === second.value ? first.value : `${first.value} to ${second.value}`;
  return first ? `${COMPARED[first.compare][field]} ${first.value}` : '';
}
