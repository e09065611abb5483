import { Fragment, type JSX } from 'react';
import type { MissingNumber } from '#contract/numbers/bates.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { Text } from '../ui/parts.ts';
import { PageLink } from './PageLink.tsx';

interface MissingNumberTextProps {
  missing: MissingNumber;
  onOpen?: () => void;
}

/**
 * What is known about a number that is on no page, with links to the sheet that lists it and to the pages
 * beside it.
 */
export function MissingNumberText({ missing, onOpen }: MissingNumberTextProps): JSX.Element {
  const { inWords, sheets, before, after } = missing;
  return (
    <Text size="sm" component="div">
      {inWords}{' '}
      {sheets.length > 0 && (
        <>
          Listed on <Pages pages={sheets} onOpen={onOpen} />.{' '}
        </>
      )}
      {before && (
        <>
          Page before: <Pages pages={[before]} onOpen={onOpen} />.{' '}
        </>
      )}
      {after && (
        <>
          Page after: <Pages pages={[after]} onOpen={onOpen} />.
        </>
      )}
    </Text>
  );
}

function Pages({ pages, onOpen }: { pages: PageSummary[]; onOpen: (() => void) | undefined }): JSX.Element {
  return (
    <>
      {pages.map((page, index) => (
        <Fragment key={page.pageId}>
          {index > 0 && ', '}
          <PageLink page={page} onOpen={onOpen} />
        </Fragment>
      ))}
    </>
  );
}
