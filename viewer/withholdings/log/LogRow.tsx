import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { documentKinds } from '#contract/documents/document-kinds.ts';
import { ALL_WITHHELD, toWithheldSetName } from '#contract/withholdings/withheld-set-name.ts';
import { challengeInWords, type Withholding } from '#contract/withholdings/withholding.ts';
import { BatesText } from '../../page/BatesText.tsx';
import type { LogRequest } from '../../server/withholding-queries.ts';
import { Skeleton, UnstyledButton } from '../../ui/parts.ts';
import { describeCodes, describeExtent, formatNumbers } from '../describe-withholding.ts';
import classes from '../withholdings.module.css';

/** Pixels; all rows are of one height. */
export const rowHeight = 52;

interface LogRowProps {
  matter: string;
  index: number;
  top: number;
  line: Withholding | undefined;
  request: LogRequest;
  isChosen: boolean;
  choose: (line: Withholding) => void;
  withChallenge: boolean;
}

/** One withholding. Its number opens the page; its subject opens the fields to correct. */
export function LogRow(props: LogRowProps): JSX.Element {
  const { matter, index, top, line, request, isChosen, choose, withChallenge } = props;
  const style = { transform: `translateY(${top}px)`, height: rowHeight };
  if (!line) {
    return (
      <div className={classes.row} style={style} aria-hidden>
        <Skeleton height={32} />
      </div>
    );
  }
  const set = request.noCode
    ? toWithheldSetName(null)
    : request.code
      ? toWithheldSetName(request.code)
      : ALL_WITHHELD;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see LogTable.
    // biome-ignore lint/a11y/useFocusableInteractive: a row is no control.
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      style={style}
      data-chosen={isChosen}
      data-challenge={withChallenge}
    >
      <Cell
        first={
          <Link
            to="/m/$matter/p/$ref"
            params={{ matter, ref: line.pageId }}
            search={{ set, ...(request.production === undefined ? {} : { production: request.production }) }}
            preload={false}
          >
            <BatesText number={line.firstBates ?? line.controlNumber} last={line.lastBates} />
          </Link>
        }
        second={describeNumber(line)}
      />
      <Cell first={line.pages} />
      <Cell first={line.date} second={line.kind && documentKinds[line.kind]} />
      <Cell first={line.from.join('; ')} second={line.to.join('; ')} />
      <Cell
        first={
          <UnstyledButton
            className={classes.choose}
            onClick={() => choose(line)}
            aria-label={`${line.subject ?? 'No subject'}: edit ${formatNumbers(line)}`}
          >
            {line.subject ?? 'No subject'}
          </UnstyledButton>
        }
        second={Object.keys(line.asRead).length > 0 ? 'Corrected' : null}
      />
      <Cell first={describeExtent(line)} />
      <Cell first={describeCodes(line)} />
      <Cell first={line.ruling} second={line.note} />
      {withChallenge && <Cell first={line.challenge ? challengeInWords[line.challenge] : 'Not decided'} />}
    </div>
  );
}

function describeNumber({ firstBates, batesSource, production }: Withholding): string {
  if (firstBates === null) return `No Bates number · ${production}`;
  const source = batesSource === null ? 'listed on the sheet' : batesSource;
  return source === 'read' ? production : `${source} · ${production}`;
}

function Cell({ first, second = null }: { first: ReactNode; second?: ReactNode }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see LogTable.
    <span role="cell" className={classes.cell}>
      <span>{first}</span>
      {second !== null && second !== '' && <small>{second}</small>}
    </span>
  );
}
