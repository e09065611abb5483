import type { JSX } from 'react';
import { useReplaceAddress } from '../../page/use-open-page.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconCopy, IconEyeOff } from '../../ui/icons.ts';
import { ActionIcon, Tooltip } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import { BatesNumber } from './BatesNumber.tsx';
import { PageNumber } from './PageNumber.tsx';
import classes from './panel.module.css';

/** The page's numbers, with a button that copies its cite. */
export function PanelHead(): JSX.Element {
  const { matter, page, detail, review, copyCite, sequester } = useReader();
  const attorney = usePermission('attorney');
  const replaceAddress = useReplaceAddress();
  return (
    <section className={classes.head} aria-label="Numbers">
      <div className={classes.numberLine}>
        <PageNumber page={page} />
        <Tooltip label={`Copy cite${detail ? `: ${detail.cite}` : ''}  c`} multiline maw={280}>
          <ActionIcon size={24} aria-label="Copy cite" onClick={copyCite} disabled={!detail}>
            <IconCopy size={16} />
          </ActionIcon>
        </Tooltip>
        {attorney.allowed && (
          <Tooltip label="Sequester: hide this page from everyone  ~">
            <ActionIcon size={24} aria-label="Sequester" onClick={sequester.open}>
              <IconEyeOff size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <BatesNumber
        key={page.pageId}
        matter={matter}
        page={page}
        review={review}
        replaceAddress={replaceAddress}
      />
    </section>
  );
}
