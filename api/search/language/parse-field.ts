import { TextSource } from '#contract/pages/page.ts';
import { DecisionLevel, TagState } from '#contract/review/decision.ts';
import { parseBates } from '#contract/values/bates-number.ts';
import { listRangeInterpretations } from '#contract/values/bates-range.ts';
import { type ExemptionCode, parseTypedCodes } from '#contract/values/exemption-code.ts';
import { toPhrase, toWord } from './parse-words.ts';
import type { Bound, FieldTest, QueryField, TextField } from './query.ts';
import type { QuerySign } from './scan-query.ts';
import { syntaxError } from './syntax-error.ts';

type FieldSign = Extract<QuerySign, { kind: 'field' }>;

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u;
const CONFIDENCE = /^\d{1,3}(?:\.\d+)?$/u;

/** Throws `query-syntax` for a value that the field cannot have. */
export function parseField(sign: FieldSign): QueryField {
  return { kind: 'field', test: toTest(sign), at: sign.at, end: sign.end };
}

function toTest(sign: FieldSign): FieldTest {
  const { field } = sign;
  if (field === 'confidence') {
    return { field, bounds: toBounds(sign, CONFIDENCE, 'a number from 0 to 100: confidence<70') };
  }
  if (field === 'date') {
    return {
      field,
      bounds: toBounds(sign, DATE, 'a year, month or day: date:2009, date:2009-05..2009-06-30'),
    };
  }
  if (sign.compare !== ':') throw syntaxError(`${field} takes a colon: ${field}:${sign.value}`, sign.at);
  if (field === 'tag' || field === 'production' || field === 'batch' || field === 'passage')
    return { field, name: sign.value.trim() };
  if (field === 'source') return { field, source: toSource(sign) };
  if (field === 'state') return { field, state: toOption(sign, TagState.options) };
  if (field === 'reviewed') return { field, reviewed: toOption(sign, ['yes', 'no'] as const) };
  if (field === 'seen') return { field, seen: toOption(sign, ['yes', 'no'] as const) };
  if (field === 'level') return { field, level: toOption(sign, DecisionLevel.options) };
  if (field === 'bates') return toBates(sign);
  if (field === 'exemption') return { field, asked: toExemption(sign) };
  if (field === 'by') return { field, value: toValue(sign) };
  return { field: field as TextField, value: toValue(sign) };
}

function toBounds({ value, compare, at }: FieldSign, form: RegExp, usage: string): Bound[] {
  const [from = '', to = from, ...others] = value.split('..');
  if (!form.test(from) || !form.test(to) || others.length > 0 || (compare !== ':' && to !== from)) {
    throw syntaxError(`“${value}” is not what stands here: it is ${usage}.`, at);
  }
  if (compare !== ':') return [{ compare: compare as Bound['compare'], value: from }];
  return [
    { compare: '>=', value: from },
    { compare: '<=', value: to },
  ];
}

function toSource({ value, at }: FieldSign): TextSource {
  const source = TextSource.safeParse(value.toLowerCase());
  if (source.success) return source.data;
  throw syntaxError(`A text's source is one of ${TextSource.options.join(', ')}.`, at);
}

/** One of a few words. */
function toOption<Option extends string>(
  { field, value, at }: FieldSign,
  options: readonly Option[],
): Option {
  const option = options.find((each) => each === value.trim().toLowerCase());
  if (option) return option;
  const known = options.map((each) => `${field}:${each}`).join(', ');
  throw syntaxError(`“${value}” is not what stands here: it is one of ${known}.`, at);
}

/** A code in any form that people write; without a letter it belongs to (b). */
function toExemption({ value, at }: FieldSign): string {
  const written = value.toLowerCase().replace(/[\s().]/gu, '');
  if (written === 'none' || written === 'any') return written;
  const { codes } = parseTypedCodes(/^\d/.test(written) ? `b${written}` : written);
  if (codes?.length === 1) return codes[0] as ExemptionCode;
  throw syntaxError(
    `“${value}” is no exemption. Write exemption:b5 or exemption:(b)(7)(C); exemption:(b)(7) with all of its parts; exemption:none where a box or sheet gives no code; exemption:any.`,
    at,
  );
}

/** A number, or a range with `..` or a dash; without a prefix it matches any prefix. */
function toBates({ value, at }: FieldSign): FieldTest {
  const written = value.trim().replace(/\s+/gu, ' ');
  const one = parseBates(written);
  const ranges = listRangeInterpretations(written.replace('..', '-'));
  const interpretations = one && !written.includes('..') ? [{ from: one, to: one }, ...ranges] : ranges;
  if (interpretations.length > 0) return { field: 'bates', written, interpretations };
  throw syntaxError(
    `“${written}” is no Bates number or range. Write it in quotes: bates:"ICE FOIA 10-2674.0001234..0001240"`,
    at,
  );
}

function toValue({ value, isQuoted, field, end }: FieldSign) {
  // Quotes end one character later.
  const at = end - value.length - (isQuoted ? 1 : 0);
  if (!isQuoted) return toWord(value, at);
  return toPhrase(value, at, { at: end - value.length - field.length, end });
}
