import { Fragment, type JSX, type ReactNode } from 'react';
import { documentKinds } from '#contract/documents/document-kinds.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { challengeNames, type Withholding } from '#contract/withholdings/withholding.ts';
import { capitalize } from '../../format/format.ts';
import { BatesText } from '../../page/BatesText.tsx';
import { UnstyledButton } from '../../ui/parts.ts';
import {
  describeCodes,
  describeExtent,
  formatFileNumbers,
  formatNumbers,
  isOnList,
  isRestOfList,
} from '../describe-withholding.ts';
import classes from '../withholdings.module.css';
import { LineLink, type LinkScope } from './LineLink.tsx';

interface LogRowProps extends LinkScope {
  index: number;
  line: Withholding;
  isChosen: boolean;
  choose: (line: Withholding | undefined) => void;
  withChallenge: boolean;
}

/** One withholding. Its number opens the page; its subject opens the fields to correct. */
export function LogRow(props: LogRowProps): JSX.Element {
  const { matter, index, line, request, isChosen, choose, withChallenge } = props;
  const subject = line.subject ?? 'No subject';
  return (
    // biome-ignore lint/a11y/useSemanticElements: see LogTable.
    // biome-ignore lint/a11y/useFocusableInteractive: a row is no control.
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes.row}
      data-chosen={isChosen}
      data-challenge={withChallenge}
      data-listed={isOnList(line)}
    >
      <Cell area="bates">
        <LineLink matter={matter} request={request} line={line}>
          <Numbers line={line} />
        </LineLink>
        <small>{describeNumber(line)}</small>
      </Cell>
      <Cell area="codes">
        <Codes line={line} />
        {line.isUncertain && <small className={classes.doubt}>Uncertain</small>}
      </Cell>
      <Cell area="withheld">{describeExtent(line)}</Cell>
      <Cell area="pages">{line.pages}</Cell>
      <Cell area="document">
        <UnstyledButton
          className={classes.choose}
          onClick={() => choose(isChosen ? undefined : line)}
          aria-expanded={isChosen}
          aria-label={`${subject}: edit ${formatNumbers(line)}`}
        >
          {subject}
        </UnstyledButton>
        <small>{describeDocument(line)}</small>
      </Cell>
      <Cell area="note">
        {line.ruling}
        <small>{line.note}</small>
      </Cell>
      {withChallenge && (
        <Cell area="challenge">{line.challenge ? challengeNames[line.challenge] : 'Not decided'}</Cell>
      )}
    </div>
  );
}

/** The numbers of a line; under the heading of a sheet, without the sheet's name. */
function Numbers({ line }: { line: Withholding }): JSX.Element {
  const { firstBates, lastBates, fileNumbers, controlNumber } = line;
  if (fileNumbers !== null) return <>{formatFileNumbers(fileNumbers)}</>;
  if (isRestOfList(line)) return <>Pages not listed</>;
  return <BatesText number={firstBates ?? controlNumber} last={lastBates} />;
}

/** Prevents line breaks inside a code. */
function Codes({ line }: { line: Withholding }): JSX.Element {
  return (
    <>
      {describeCodes(line)
        .split(/(?<=,) /)
        .map((code, index) => (
          <Fragment key={code}>
            {index > 0 && ' '}
            <span className="nowrap">{code}</span>
          </Fragment>
        ))}
    </>
  );
}

/** The source of the number, unless it was read from the page or the sheet's heading shows it. */
function describeNumber(line: Withholding): string {
  const { firstBates, batesSource, production } = line;
  if (isOnList(line)) return '';
  if (firstBates === null) return `No Bates number · ${production}`;
  return batesSource === null || batesSource === 'read' ? production : `${batesSource} · ${production}`;
}

/** `Memo · Aug 14, 2009 · A. Smith to B. Jones · corrected`. */
function describeDocument({ kind, date, from, to, asRead }: Withholding): string {
  const people = [from.join('; '), to.join('; ')].filter(Boolean).join(' to ');
  const facts = [
    kind && documentKinds[kind],
    date && formatDocumentDate(date),
    people,
    Object.keys(asRead).length > 0 && 'corrected',
  ];
  return capitalize(facts.filter(Boolean).join(' · '));
}

function Cell({ area, children }: { area: string; children: ReactNode }): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see LogTable.
    <span role="cell" className={classes.cell} style={{ gridArea: area }}>
      {children}
    </span>
  );
}
