import { Document, Packer, Paragraph, TextRun } from 'docx';
import { listCaptionLines } from '#contract/exhibits/slip-sheet.ts';
import { formatLetterDate } from '#contract/values/dates.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';
import { makePageFooter, makeWordTable, WORD_FONT, WORD_PAGE } from '../word/word-parts.ts';
import { describeProduced, type LetterItem, listLetterItems } from './agency-letter.ts';
import type { LetterFacts } from './letter-facts.ts';

/** In twentieths of a point: an inch, and the rest of the page's width. */
const MARGIN = 1440;
const WIDTH = WORD_PAGE.width - 2 * MARGIN;
/** Half-points. */
const SIZE = { text: 24, footer: 18 };
/** Twentieths of a point below a paragraph. */
const BELOW = { line: 0, paragraph: 240 };

const DRAFT =
  '[Draft. Check each item against the pages, complete what stands in brackets, and delete this line.]';

/** A draft of the letter that asks the agency for missing records, as a Word file. */
export async function toAgencyLetterDocx(facts: LetterFacts): Promise<Buffer> {
  const items = listLetterItems(facts);
  const document = new Document({
    title: 'Letter to the agency',
    creator: '',
    styles: { default: { document: { run: { font: WORD_FONT, size: SIZE.text } } } },
    sections: [
      {
        properties: {
          page: {
            size: WORD_PAGE,
            margin: { left: MARGIN, right: MARGIN, top: MARGIN, bottom: MARGIN },
          },
        },
        footers: { default: makePageFooter(SIZE.footer) },
        children: [
          makeParagraph(DRAFT, { isItalic: true }),
          makeParagraph(formatLetterDate(facts.at.toISOString())),
          ...makeBlock(['[Agency FOIA office]', '[Street address]', '[City, State ZIP code]']),
          ...makeReference(facts),
          makeParagraph('Dear FOIA Officer:'),
          ...introduce(facts, items).map((text) => makeParagraph(text)),
          ...items.flatMap(makeItem),
          ...close(items).map((text) => makeParagraph(text)),
          makeParagraph('Sincerely,'),
          ...makeBlock(['[Name]', '[Title, organization]', '[Address, telephone, e-mail]']),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** The subject of the letter: the request, and the case as far as its caption was entered. */
function makeReference({ caption }: LetterFacts): Paragraph[] {
  // The matter's name is the clinic's internal name of the case, and not for the agency.
  const lines = listCaptionLines(caption, '').map(toPlainText);
  return makeBlock(['Re: FOIA request [request number]', ...lines], { isBold: true });
}

function introduce({ section }: LetterFacts, items: readonly LetterItem[]): string[] {
  const produced = `We have reviewed the records that you produced on [date of the production]: ${describeProduced(section)}.`;
  return [
    toPlainText(
      items.length === 0
        ? `${produced} No number within the series is missing or repeated, and every page has a number and can be read.`
        : `${produced} We ask you to address the following.`,
    ),
  ];
}

function close(items: readonly LetterItem[]): string[] {
  if (items.length === 0) return [];
  return [
    'Please respond by [date]. If a record was withheld, please state the exemption and the number of pages withheld. This letter does not waive any objection to redactions or withholdings in the production.',
  ];
}

function makeItem({ heading, text, columns, rows }: LetterItem, index: number) {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  return [
    makeParagraph(`${index + 1}. ${heading}`, { isBold: true, staysWithNext: true, below: 60 }),
    makeParagraph(text, { staysWithNext: true, below: 120 }),
    makeWordTable(
      columns.map(({ title, share }) => ({ title, width: Math.floor((WIDTH * share) / shares) })),
      rows,
    ),
    makeParagraph('', { below: 120 }),
  ];
}

interface Looks {
  isBold?: boolean;
  isItalic?: boolean;
  staysWithNext?: boolean;
  below?: number;
}

/** Lines close together, with space below the last. */
function makeBlock(lines: readonly string[], looks: Looks = {}): Paragraph[] {
  return lines.map((line, index) =>
    makeParagraph(line, { ...looks, below: index === lines.length - 1 ? BELOW.paragraph : BELOW.line }),
  );
}

function makeParagraph(text: string, looks: Looks = {}): Paragraph {
  const { isBold = false, isItalic = false, staysWithNext = false, below = BELOW.paragraph } = looks;
  return new Paragraph({
    spacing: { after: below },
    keepNext: staysWithNext,
    children: [new TextRun({ text, bold: isBold, italics: isItalic })],
  });
}
