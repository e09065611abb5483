/**
 * Example queries, each with what it finds in the synthetic production. The help shows them as links, and a
 * test runs every one.
 */
export interface SearchExample {
  query: string;
  finds: string;
}

export interface ExampleGroup {
  title: string;
  description: string;
  examples: SearchExample[];
}

export const exampleGroups: ExampleGroup[] = [
  {
    title: 'Words',
    description:
      'Capitals and accents do not matter. A space between words means AND: both on the same page.',
    examples: [
      {
        query: 'opt-out',
        finds: 'opt-out, opt out and optout, even across a line break: the issue of the case',
      },
      { query: '"santa clara"', finds: 'this exact phrase: the county that asked to leave' },
      { query: 'voluntar*', finds: 'voluntary and voluntarily: any ending' },
      { query: '*datory', finds: 'mandatory: any beginning, useful where a scan lost the start of a word' },
      { query: 'sher?ff', finds: 'sheriff, whatever letter its i was read as' },
      { query: 'communities~', finds: 'similar words: misread or misspelled by a letter or two' },
      {
        query: '(b)(5)',
        finds:
          'an exemption code as printed, even where the statute is quoted; these parentheses do not group',
      },
    ],
  },
  {
    title: 'Connectors',
    description: 'AND, OR and NOT. Use parentheses where AND and OR meet.',
    examples: [
      {
        query: 'voluntar* AND mandator*',
        finds: 'pages that use both words: a place to look for contradictions',
      },
      { query: 'deactivat* OR withdraw*', finds: 'leaving the program, in either word' },
      { query: 'opt-out NOT press', finds: 'opting out, but not what was written for the press' },
      { query: '(waiver OR "opt out") AND county', finds: 'what counties were told' },
    ],
  },
  {
    title: 'Proximity',
    description:
      'w/5: within five words, in either order. pre/5: within five words, in this order. Never across the end of a page or a redaction.',
    examples: [
      {
        query: 'voluntar* w/10 mandator*',
        finds: 'both words close together: sentences that contrast the two',
      },
      {
        query: '(opt* OR withdraw*) w/10 (voluntar* OR mandator*)',
        finds: 'leaving, described as voluntary or not',
      },
      { query: 'memorandum pre/5 agreement', finds: 'memorandum of agreement, memoranda before agreements' },
      { query: 'voluntary NOT w/3 "not"', finds: 'voluntary without “not” nearby: not denied' },
    ],
  },
  {
    title: 'Fields',
    description:
      'Fields search facts about the page, not its words: tag: production: bates: source: confidence< file: from: to: cc: custodian: subject: kind: date: by: state: reviewed: level: batch: exemption: note: passage:',
    examples: [
      { query: 'bates:12..20', finds: 'the pages with these Bates numbers' },
      { query: 'exemption:b5', finds: 'pages that claim this exemption, in a redaction or beside one' },
      { query: 'exemption:(b)(7)', finds: '(b)(7) with all of its parts, from (A) to (F)' },
      { query: 'exemption:none', finds: 'pages with a redaction without a code' },
      { query: 'confidence<85', finds: 'pages whose text was hard to read: check them yourself' },
      { query: 'opt-out AND file:part3', finds: 'opting out, in the third file only' },
      {
        query: 'source:ocr AND voluntar*',
        finds: 'where the word was read by OCR instead of a text layer',
      },
    ],
  },
];

/** Ambiguous queries, which are refused; each interpretation is offered. */
export const refusedExamples: SearchExample[] = [
  { query: 'opt-out AND county OR sheriff', finds: 'AND beside OR without parentheses' },
  { query: 'waiver OR county w/5 press', finds: 'how far the proximity reaches' },
  { query: 'secure communities w/5 press', finds: 'whether the two words are a phrase' },
  { query: 'county w/5 opt-out w/3 letter', finds: 'which of two proximities applies first' },
];

/** Queries for other programs and incomplete ones, which are refused with what to write instead. */
export const incompleteExamples: SearchExample[] = [
  { query: 'county near/5 sheriff', finds: 'w/5' },
  { query: 'county & sheriff', finds: 'AND' },
  { query: 'county -sheriff', finds: 'NOT sheriff' },
  { query: '(county OR sheriff', finds: 'a parenthesis that is not closed' },
];
