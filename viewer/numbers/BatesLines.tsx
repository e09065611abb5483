import type { JSX } from 'react';
import type { BatesLine, BatesLineKind } from '#contract/numbers/bates.ts';
import { batesLineTitles, linesOfKind } from '#contract/numbers/describe-bates-lines.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { Text, Title } from '../ui/parts.ts';
import { GapTable } from './GapTable.tsx';
import { LineTable } from './LineTable.tsx';
import classes from './numbers.module.css';

/** The CSV contains all lines; the screen shows this many of a kind. */
const MAX_LINES = 200;

/** Missing and wrong numbers come first. */
const order: BatesLineKind[] = [
  'gap',
  'repeat',
  'out-of-order',
  'prefix-change',
  'unnumbered',
  'sequestered',
  'sheet',
  'range',
];

/** The lines of a section: a table for each kind, each with links to its pages. */
export function BatesLines({ lines }: { lines: readonly BatesLine[] }): JSX.Element {
  return (
    <>
      {order.map((kind) => (
        <LinesOfKind key={kind} kind={kind} lines={lines} />
      ))}
    </>
  );
}

function LinesOfKind({
  kind,
  lines,
}: {
  kind: BatesLineKind;
  lines: readonly BatesLine[];
}): JSX.Element | null {
  const all = linesOfKind(lines, kind);
  if (all.length === 0) return null;
  const shown = all.slice(0, MAX_LINES);
  return (
    <section className={classes.kind}>
      <Title order={3} mb={4}>
        {batesLineTitles[kind]} <span className={classes.count}>{formatNumber(all.length)}</span>
      </Title>
      <div className={classes.wide}>
        {kind === 'gap' ? (
          <GapTable gaps={linesOfKind(shown, kind)} />
        ) : (
          <LineTable kind={kind} lines={linesOfKind(shown, kind)} />
        )}
      </div>
      {all.length > MAX_LINES && (
        <Text c="dimmed" mt={4}>
          {formatNumber(all.length - MAX_LINES)} more in the CSV
        </Text>
      )}
    </section>
  );
}
