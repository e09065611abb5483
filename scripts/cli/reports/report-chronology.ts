import { writeFile } from 'node:fs/promises';
import { toChronologyCsv } from '#api/exports/chronology/chronology-csv.ts';
import { toChronologyDocx } from '#api/exports/chronology/chronology-docx.ts';
import { citeSources } from '#api/exports/chronology/chronology-rows.ts';
import { toChronologyXlsx } from '#api/exports/chronology/chronology-xlsx.ts';
import { listCitedFacts } from '#api/review/list-facts.ts';
import { ChronologyFilter, ListedFactStatus } from '#contract/review/chronology/chronology-fact.ts';
import { describeDate, describeReservations } from '#contract/review/chronology/describe-chronology.ts';
import { type EventDate, parseEventDate } from '#contract/values/event-date.ts';
import { matterOption, textOption, UsageError, type Words, withMatter } from '../command.ts';
import { print, printCsv, printJson } from '../print.ts';

export const CHRONOLOGY_HELP = `
chronology  the facts that people cited passages for, in the order of the dates on which they happened, with the
           Bates numbers of their sources. They are work product.

  --status STATUS     only those with this status: ${ListedFactStatus.options.join(', ')}
                      (default: proposed and confirmed)
  --person NAME       only those with this person; --place and --issue likewise
  --from DATE         only what may have happened on this date or later, such as 2009, “May 2009” or 5/4/2009;
                      --to likewise
  --text WORDS        only those with these letters in the statement, a name or a passage
  --csv, --json       print the chronology; --xlsx FILE and --docx FILE write it as an Excel or a Word file`;

export async function reportChronology(words: Words): Promise<number> {
  matterOption(words);
  const { csv, json } = words.values;
  if (csv && json) throw new UsageError('Use either --csv or --json.');
  const filter = readFilter(words);
  await withMatter(words, async ({ database, now }, matter) => {
    const { facts } = await listCitedFacts(database, matter.id, filter);
    const head = { matter: matter.name, at: now(), filter };
    const [xlsx, docx] = [textOption(words, 'xlsx'), textOption(words, 'docx')];
    if (xlsx !== undefined) await writeFile(xlsx, await toChronologyXlsx(head, facts));
    if (docx !== undefined) await writeFile(docx, await toChronologyDocx(head, facts));
    if (csv) printCsv(toChronologyCsv(facts));
    else if (json) printJson(facts);
    else if (facts.length === 0) print('No fact fits.');
    else
      for (const fact of facts) {
        const reservations = describeReservations(fact);
        const statement = reservations === '' ? fact.statement : `${fact.statement} [${reservations}]`;
        print(`${describeDate(fact)}\t${statement}\t${citeSources(fact)}`);
      }
  });
  return 0;
}

function readFilter(words: Words): ChronologyFilter {
  const read = ChronologyFilter.safeParse({
    status: textOption(words, 'status'),
    person: textOption(words, 'person'),
    place: textOption(words, 'place'),
    issue: textOption(words, 'issue'),
    from: dateOption(words, 'from')?.from,
    to: dateOption(words, 'to')?.from,
    q: textOption(words, 'text'),
  });
  if (!read.success) throw new UsageError(`--status: one of ${ListedFactStatus.options.join(', ')}.`);
  return read.data;
}

function dateOption(words: Words, name: string): EventDate | undefined {
  const text = textOption(words, name);
  if (text === undefined) return undefined;
  const date = parseEventDate(text);
  if (!date || date.to !== null || date.isAbout)
    throw new UsageError(`--${name}: “${text}” is not one date, such as 2009, “May 2009” or 5/4/2009.`);
  return date;
}
