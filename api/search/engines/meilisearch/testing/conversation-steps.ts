/** A request of the recorded conversation, and what it shows about the server. */
export interface Step {
  shows: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** Sent with a key that is limited to this program's indexes; otherwise with the master key. */
  isLimited?: true;
}

const INDEX = '/indexes/uncover-recording';
const OTHER = '/indexes/uncover-recording-other';
const BARE = '/indexes/uncover-recording-bare';
const SIGNS = '/indexes/uncover-recording-signs';
export const RECORDED_INDEXES = [INDEX, OTHER, BARE, SIGNS].map((path) => path.slice('/indexes/'.length));

const RECORDS = [
  'localities may opt out of Secure Communities',
  'out of the office they opt for lunch',
  'the sheriff of O’Brien County withheld 1,226 pages under (b)(5)',
  'a detainer is a request, said the sheriff; of another county',
  'opt.out and optout and (b) 9',
  'Bureaus of Washington, DC',
  '$746 and 746|each of unique001x',
  'the lnstitute and 10-2674.0001234',
  'one two three four five six seven eight nine ten eleven',
].map((text, place) => ({
  id: `record-${place + 1}`,
  text,
  fileId: `f${place % 2}`,
  names: place < 3 ? ['zoe', 'Ann'] : ['ann', `name ${place}`],
}));

/** Characters that occur between words on pages. */
const BETWEEN = Array.from(
  '$=<>~^°©®™■☐☒✓¢£€¬¦█|ªº¹²½§¶•…–—-\'’"“%*+/\\@&#_{}[]():;!?.,¿¡«»\u00ad\u200b\u00a0\t\n',
);
const SIGN_RECORDS = BETWEEN.flatMap((sign, place) => [
  { id: `stuck-${place}`, text: `first${sign}second` },
  { id: `before-space-${place}`, text: `third${sign} fourth` },
]);

const search = (shows: string, q: string, more: object = {}): Step => ({
  shows,
  method: 'POST',
  path: `${INDEX}/search`,
  body: { q, page: 1, hitsPerPage: 20, matchingStrategy: 'all', attributesToRetrieve: ['id'], ...more },
});

const searchSigns = (shows: string, q: string): Step => ({
  shows,
  method: 'POST',
  path: `${SIGNS}/search`,
  body: { q, page: 1, hitsPerPage: 200, matchingStrategy: 'all', attributesToRetrieve: ['id'] },
});

/**
 * The behavior on which the adapter relies, or once relied in vain: requested in this order, from a server
 * that has none of these indexes.
 */
export const STEPS: readonly Step[] = [
  {
    shows: 'an index is made with its primary key',
    method: 'POST',
    path: '/indexes',
    body: { uid: 'uncover-recording', primaryKey: 'id' },
  },
  {
    shows: 'settings are taken',
    method: 'PATCH',
    path: `${INDEX}/settings`,
    body: {
      searchableAttributes: ['text'],
      displayedAttributes: ['id', 'text'],
      filterableAttributes: [
        {
          attributePatterns: ['fileId', 'names'],
          features: { facetSearch: false, filter: { equality: true, comparison: false } },
        },
      ],
      separatorTokens: ['|'],
      typoTolerance: { disableOnNumbers: true },
      facetSearch: false,
    },
  },
  { shows: 'records are taken', method: 'POST', path: `${INDEX}/documents`, body: RECORDS },
  { shows: 'records are counted', method: 'GET', path: `${INDEX}/stats` },
  search('one word', 'sheriff '),
  search('the start of a word, where no space follows', 'commun'),
  search('no start of a word, where a space follows', 'commun '),
  search('all of several words', 'sheriff another '),
  search('a phrase', '"opt out" '),
  search('phrases break at a comma with a space', '"washington dc" '),
  search('phrases break at a semicolon', '"sheriff of another" '),
  search('phrases go across a period without a space', '"opt out and" '),
  search('a minus is about the piece behind it only', 'sheriff -o’brien '),
  search('a minus before a parenthesis is about nothing', 'sheriff -(b)(5) '),
  search('a minus before a phrase is about all of it', '-"o brien" sheriff '),
  search('a minus before a phrase of a code', '-"b 5" sheriff '),
  search('pieces of a code stand anywhere', '(b)(5) '),
  search('a code as a phrase', '"b 5" '),
  search('ten terms are looked for', 'one two three four five six seven eight nine ten '),
  search('the eleventh term is dropped', 'one two three four five six seven eight nine ten absent '),
  search('terms are counted after the cutting', 'one-two-three-four-five-six-seven-eight-nine-ten absent '),
  search('a phrase is one term', '"one two three four five six seven eight nine" ten absent '),
  search('what is stuck to a currency sign is one word', '"746" '),
  search('a separator that is named cuts', 'each '),
  search('one typo from five letters', 'sherif '),
  search('no typo in four letters', 'lunc '),
  search('two typos from nine letters', 'localitees '),
  search('a wrong first letter of seven letters is too much', 'zheriff '),
  search('a wrong first letter counts as two typos', 'institute '),
  search('neighbors that changed places are one typo', 'shreiff '),
  search('numbers are exact', '747 '),
  search('digits among letters are forgiven', 'unique002x '),
  search('digits among letters are exact in a phrase', '"unique002x" '),
  search('a word is cut in two', 'outof '),
  search('words are joined', 'opt out '),
  search('a typo and a longer ending', 'beureau'),
  search('places are of the letters that were typed', 'commun', { showMatchesPosition: true }),
  search('places are in bytes', 'county ', { showMatchesPosition: true }),
  search('a place of a word that was cut in two', 'outof ', { showMatchesPosition: true }),
  search('words are dropped from the end', 'sheriff volcano ', { matchingStrategy: 'last' }),
  search('words are not dropped from the start', 'volcano sheriff ', { matchingStrategy: 'last' }),
  search('all hits are counted, also where none is asked for', 'the ', { hitsPerPage: 0 }),
  search('a filter folds case', 'the ', { filter: ['names = "ANN"'] }),
  search('any of an inner list', 'the ', { filter: [['fileId = "f0"', 'fileId = "f1"'], 'names = "zoe"'] }),
  search('what is not filterable', 'the ', { filter: ['text = "x"'] }),
  search('facets are in alphabetical order, and values fold case', '', { facets: ['names'] }),
  search('what is no facet', 'the ', { facets: ['text'] }),
  {
    shows: 'facets can be ordered by count, and cut',
    method: 'PATCH',
    path: `${INDEX}/settings`,
    body: { faceting: { maxValuesPerFacet: 2, sortFacetValuesBy: { '*': 'count' } } },
  },
  search('facets by count', '', { facets: ['names'] }),
  { shows: 'an index that is not there is not found', method: 'GET', path: OTHER },
  {
    shows: 'nor searched',
    method: 'POST',
    path: `${OTHER}/search`,
    body: { q: 'sheriff' },
  },
  {
    shows:
      'an addition to an index that is missing makes it, but what names a record is not guessed among two',
    method: 'POST',
    path: `${BARE}/documents`,
    body: [{ id: 'record-1', fileId: 'f0', text: 'sheriff' }],
  },
  {
    shows: 'an addition that says what names a record makes it whole',
    method: 'POST',
    path: `${BARE}/documents?primaryKey=id`,
    body: [{ id: 'record-1', fileId: 'f0', text: 'sheriff', names: 'volcano' }],
  },
  {
    shows: 'without settings, every field is searched',
    method: 'POST',
    path: `${BARE}/search`,
    body: { q: 'volcano ', page: 1, hitsPerPage: 20, attributesToRetrieve: ['id'] },
  },
  {
    shows: 'words are stuck to all kinds of signs',
    method: 'POST',
    path: `${SIGNS}/documents?primaryKey=id`,
    body: SIGN_RECORDS,
  },
  searchSigns('which signs cut words', '"first" '),
  searchSigns('which signs, without a space, break no phrase', '"first second" '),
  searchSigns('which signs, before a space, cut words', '"third" '),
  searchSigns('which signs, before a space, break no phrase', '"third fourth" '),
  {
    shows: 'a limited key makes indexes of ours',
    method: 'POST',
    path: '/indexes',
    body: { uid: 'uncover-recording-other', primaryKey: 'id' },
    isLimited: true,
  },
  {
    shows: 'a limited key sees no task that is about two indexes',
    method: 'POST',
    path: '/swap-indexes',
    body: [{ indexes: ['uncover-recording', 'uncover-recording-other'], rename: false }],
    isLimited: true,
  },
  { shows: 'though they were swapped', method: 'GET', path: `${OTHER}/stats` },
  {
    shows: 'a limited key does not see other indexes',
    method: 'GET',
    path: '/indexes/other',
    isLimited: true,
  },
  { shows: 'a limited key does not make keys', method: 'GET', path: '/keys', isLimited: true },
];
