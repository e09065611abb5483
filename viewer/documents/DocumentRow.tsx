import type { JSX } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import { documentKinds, toDocumentTitle } from '#contract/documents/document-kinds.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { formatBoundary } from '../format/describe-document.ts';
import { capitalize } from '../format/format.ts';
import { BatesText } from '../page/BatesText.tsx';
import { Thumbnail } from '../page/pictures/Thumbnail.tsx';
import { Skeleton, UnstyledButton } from '../ui/parts.ts';
import classes from './documents.module.css';

/** CSS pixels; a Letter page. */
export const rowPicture = { width: 84, height: 109 };
export const ROW_HEIGHT = 125;
/** Above the first document of a production. */
export const HEADING_HEIGHT = 28;

interface DocumentRowProps {
  matter: string;
  /** Undefined while it is loading. */
  document: DocumentSummary | undefined;
  isSelected: boolean;
  /** Whether it is the first of its production. */
  isFirstOfProduction: boolean;
  top: number;
  choose: () => void;
}

/** A document by its first page: its title, kind, date and numbers, and how certain its start is. */
export function DocumentRow(props: DocumentRowProps): JSX.Element {
  const { matter, document, isSelected, isFirstOfProduction, top, choose } = props;
  const style = { transform: `translateY(${top}px)` };
  if (!document) {
    return (
      <li className={classes.row} style={style} aria-hidden>
        <Skeleton height={rowPicture.height} m={8} width="auto" />
      </li>
    );
  }
  const { boundary, title, kind, date, pages, sequestered } = document;
  return (
    <li className={classes.row} style={style}>
      {isFirstOfProduction && <div className={classes.heading}>{document.production}</div>}
      <UnstyledButton
        className={classes.document}
        aria-current={isSelected ? 'true' : undefined}
        data-selected={isSelected}
        onClick={choose}
        tabIndex={isSelected ? 0 : -1}
      >
        <Thumbnail
          matter={matter}
          page={{ ...document, pageId: document.firstPage }}
          size={rowPicture}
          queue="list"
        />
        <span className={classes.about}>
          <span className={classes.title}>{toDocumentTitle(document)}</span>
          <span className={classes.dim}>
            {capitalize(
              [title !== null && documentKinds[kind], date && formatDocumentDate(date)]
                .filter(Boolean)
                .join(', '),
            )}
          </span>
          <span className={classes.range} data-ours={document.beginBates === null}>
            <BatesText number={document.beginBates ?? document.controlNumber} last={document.endBates} />
          </span>
          <span className={classes.rowFoot}>
            <span className="numbers">
              {counted(pages, 'page')}
              {sequestered > 0 && `, ${formatNumber(sequestered)} sequestered`}
            </span>
            <span className={classes.sure} data-source={boundary.source}>
              {formatBoundary(boundary)}
            </span>
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
}
