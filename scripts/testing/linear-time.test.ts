import { describe, expect, it } from 'vitest';
import { parseTerms } from '#api/reports/parse-terms.ts';
import { parseQuery } from '#api/search/language/parse-query.ts';
import { guessColumns } from '#api/withholdings/vaughn/guess-columns.ts';
import { splitNumbers } from '#api/withholdings/vaughn/split-numbers.ts';
import { parseBates } from '#contract/values/bates-number.ts';
import { listRangeInterpretations } from '#contract/values/bates-range.ts';
import { parseExemptionCell } from '#contract/values/exemption-code.ts';
import { decodeText, guessSeparator, InnerNames, parseCsv } from '#ingest';
import { findTimeGrowth } from '#ingest/testing/time-growth.ts';
import { mapColumns } from '../../ingest/sources/load-file/formats/map-columns.ts';
import { parseDat } from '../../ingest/sources/load-file/formats/parse-dat.ts';
import { parseLfp } from '../../ingest/sources/load-file/formats/parse-lfp.ts';
import { parseOpt } from '../../ingest/sources/load-file/formats/parse-opt.ts';
import { recognizeLoadFile } from '../../ingest/sources/load-file/formats/recognize-load-file.ts';
import { isMail, isMailbox } from '../../ingest/sources/mail/header-block.ts';
import { htmlToText } from '../../ingest/sources/mail/html-to-text.ts';
import { parseMime } from '../../ingest/sources/mail/mime-tree.ts';
import { richerText } from '../../ingest/sources/mail/richer-text.ts';
import { rtfToText } from '../../ingest/sources/mail/rtf-to-text.ts';
import { takeUuencoded } from '../../ingest/sources/mail/uuencode.ts';

/** Input that has slowed parsers down: one or a few characters, repeated many times. */
const PIECES = [
  ...[
    '"',
    '""',
    '",',
    '"\n',
    ',',
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\u00a0',
    '.',
    '-',
    '_',
    '0',
    'a',
    'é',
    'Я',
    '中',
  ],
  ...[
    '(',
    ')',
    '(b)(6), ',
    '(b)',
    '1-',
    '0001-',
    ' to ',
    'A 1 ',
    'and ',
    '<',
    '<a',
    '<!--',
    '<script>',
    '<style>',
    '</style',
    '</p>',
  ],
  ...[
    '<b> </b>',
    '&',
    '&amp;',
    '&#',
    'NOT ',
    'a AND ',
    'w/5 ',
    '*',
    '?',
    '~',
    '"a" ',
    'a:',
    '\u00fe',
    '\u0014',
  ],
  ...['{', '}', '{\\*', '{\\f0 ', '\\par ', "\\'e9", '\\u8212?', '\\ansicpg1251 '],
  ...[
    'begin 644 a\n',
    '#0V%T\n',
    'end\n',
    'To: a\n',
    'X-A: b;\n c="\n',
    '--b\n',
    '--b\n\n',
    '=\n',
    '=3D',
    '=?utf-8?q?a?= ',
  ],
  ...['\u00fea\u00fe\u0014', '\u00fea\n', '\u00ae', 'a,b,c\n', 'IM,a,D,0,@a;b;c;1\n', '\\', '../', '\u0000'],
];

const parsers: { [name: string]: (text: string) => unknown } = {
  CSV: (text) => parseCsv(text, ','),
  'separator of a table': guessSeparator,
  'list of terms': parseTerms,
  'Bates number': parseBates,
  'Bates range': listRangeInterpretations,
  query: parseQuery,
  'header of a Vaughn index': (text) => guessColumns([text]),
  'codes of a Vaughn index': parseExemptionCell,
  'numbers of a Vaughn index': splitNumbers,
  encoding: (text) => decodeText(Buffer.from(text)),
  'HTML of e-mail': htmlToText,
  'rich text of e-mail': rtfToText,
  'header and parts of e-mail': (text) => {
    const half = text.length / 2;
    const type = 'Content-Type: multipart/mixed; boundary=b';
    return parseMime(Buffer.from(`${type}\n${text.slice(0, half)}\n\n--b\n${text.slice(half)}`));
  },
  'two forms of one e-mail': (text) => richerText([text, `another ${text}`]),
  'kind of e-mail': (text) => isMail(text) || isMailbox(`From ann\n${text}`),
  'files in the text of e-mail': takeUuencoded,
  DAT: parseDat,
  'first row of a DAT with lines after it': (text) => parseDat(`\u00fea\u00fe\n\u00fe${text}`),
  'table that is a load file': (text) => parseDat(`BEGDOC,TEXTPATH\n${text}`),
  'columns of a load file': (text) => mapColumns(parseCsv(text, ',')[0] ?? [], {}),
  OPT: parseOpt,
  LFP: parseLfp,
  'kind of load file': (text) => recognizeLoadFile(Buffer.from(text)),
  'names in an archive': (text) => {
    const names = new InnerNames();
    for (let count = 0; count < text.length; count += 8) names.give(text.slice(0, 4));
  },
};

/** Characters of the smallest input, which is doubled twice. */
const LENGTH = 5000;

describe('the time to parse grows no faster than the input', () => {
  it.each(Object.keys(parsers))('of %s', async (name) => {
    const parse = parsers[name] as (text: string) => unknown;
    for (const piece of PIECES) {
      const makeInput = (times: number) => piece.repeat((LENGTH * times) / piece.length);
      expect(await findTimeGrowth(parse, makeInput), JSON.stringify(piece)).toBeUndefined();
    }
  });
});
