/**
 * Queries to try, each with what it finds in the synthetic production: the page of help links them, and a
 * test runs every one.
 */
export interface SearchExample {
  query: string;
  finds: string;
}

export interface ExampleGroup {
  title: string;
  says: string;
  examples: SearchExample[];
}

export const exampleGroups: ExampleGroup[] = [
  {
    title: 'Words',
    says: 'Capitals and accents do not matter. A space between words means AND: both on one page.',
    examples: [
      {
        query: 'opt-out',
        finds: 'opt-out, opt out and optout, also where a line ends inside: the question of the case',
      },
      { query: '"santa clara"', finds: 'these words, one after the other: the county that asked to leave' },
      { query: 'voluntar*', finds: 'voluntary and voluntarily: any ending' },
      { query: '*datory', finds: 'mandatory: any beginning, as where a scan lost the start of a word' },
      { query: 'sher?ff', finds: 'sheriff, whatever its i was read as' },
      { query: 'communities~', finds: 'words that are like it: misread or misspelled by a letter or two' },
      {
        query: '(b)(5)',
        finds:
          'an exemption as it is printed, also where the statute is quoted; its parentheses group nothing',
      },
    ],
  },
  {
    title: 'Connectors',
    says: 'AND, OR, NOT; parentheses wherever AND and OR meet.',
    examples: [
      {
        query: 'voluntar* AND mandator*',
        finds: 'pages that use both words: where to look for a contradiction',
      },
      { query: 'deactivat* OR withdraw*', finds: 'leaving the program, by either word' },
      { query: 'opt-out NOT press', finds: 'opting out, but not what was written for the press' },
      { query: '(waiver OR "opt out") AND county', finds: 'what counties were told' },
    ],
  },
  {
    title: 'Distances',
    says: 'w/5: five words apart or fewer, in either order; pre/5: in this order; never across a page’s end or a redaction box.',
    examples: [
      {
        query: 'voluntar* w/10 mandator*',
        finds: 'one called the other: sentences that set the two against each other',
      },
      {
        query: '(opt* OR withdraw*) w/10 (voluntar* OR mandator*)',
        finds: 'leaving, said to be voluntary or not',
      },
      { query: 'memorandum pre/5 agreement', finds: 'memorandum of agreement, memoranda before agreements' },
      { query: 'voluntary NOT w/3 "not"', finds: 'voluntary where no “not” is near: said without denial' },
    ],
  },
  {
    title: 'Fields',
    says: 'They ask about the page, not its words: tag: production: bates: source: confidence< file: from: to: cc: custodian: subject: kind: date: by: exemption: note:',
    examples: [
      { query: 'bates:12..20', finds: 'the pages of these numbers' },
      { query: 'exemption:b5', finds: 'pages that claim this exemption, in a redaction box or beside one' },
      { query: 'exemption:(b)(7)', finds: '(b)(7) with all of its parts, from (A) to (F)' },
      { query: 'exemption:none', finds: 'pages with a redaction box that gives no code' },
      { query: 'confidence<85', finds: 'pages whose text was hard to read: look at them yourself' },
      { query: 'opt-out AND file:part3', finds: 'opting out, in the third file only' },
      {
        query: 'source:ocr AND voluntar*',
        finds: 'where the word was read by OCR and not taken from a text layer',
      },
    ],
  },
];

/** What is refused, because two programs would read it in two ways; each reading is offered to click. */
export const refusedExamples: SearchExample[] = [
  { query: 'opt-out AND county OR sheriff', finds: 'AND beside OR without parentheses' },
  { query: 'waiver OR county w/5 press', finds: 'how far the distance reaches' },
  { query: 'secure communities w/5 press', finds: 'whether the two words are a phrase' },
  { query: 'county w/5 opt-out w/3 letter', finds: 'which of two distances comes first' },
];

/** Written for another program, or not finished: refused with what to write instead. */
export const mendedExamples: SearchExample[] = [
  { query: 'county near/5 sheriff', finds: 'w/5' },
  { query: 'county & sheriff', finds: 'AND' },
  { query: 'county -sheriff', finds: 'NOT sheriff' },
  { query: '(county OR sheriff', finds: 'a parenthesis that is never closed' },
];
