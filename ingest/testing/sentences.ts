/** A full page of plain sentences, for layers and scans that must be accepted as a page's text. */
export const SENTENCES = [
  'The program shares the fingerprints of every person who is booked',
  'into a local jail with the federal immigration agency. Some counties',
  'were told that they could decline to take part and others were told',
  'that they could not. The records below were released in answer to a',
  'request under the Freedom of Information Act. They show what the',
  'agency said to each of the counties and when it changed its mind.',
];
