/** Examples of the query language, and what each finds. */
export const exampleSearches: readonly (readonly [query: string, finds: string])[] = [
  ['opt-out', 'Pages about opting out, however it is spelled or broken across lines'],
  ['voluntar* AND mandator*', 'Pages that call it both voluntary and mandatory'],
  ['"opt out" AND NOT press', 'Opting out, but not the press guidance'],
  ['voluntar* w/10 mandator*', 'The two words within ten words of each other'],
  ['(waiver OR "opt out") AND county', 'What counties were told'],
];
