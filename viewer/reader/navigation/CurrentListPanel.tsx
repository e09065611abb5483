import { type JSX, useState } from 'react';
import { counted } from '#contract/values/counted.ts';
import { LabelWithKey } from '../../keys/ActionKey.tsx';
import { useListName } from '../../lists/use-list-name.ts';
import { IconPhoto } from '../../ui/icons.ts';
import { ActionIcon, Tooltip } from '../../ui/parts.ts';
import { RovingGroup } from '../../ui/RovingGroup.tsx';
import { useReader } from '../reader-context.ts';
import classes from './current-list.module.css';
import { ListRows } from './ListRows.tsx';
import { ListThumbnails } from './ListThumbnails.tsx';

/** The pages of the current list, as rows or as thumbnails. */
export function CurrentListPanel(): JSX.Element {
  const { matter, currentList, thumbnails } = useReader();
  const { params, position } = currentList;
  const name = useListName(matter, params);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const Pages = thumbnails.isOpen ? ListThumbnails : ListRows;
  return (
    <>
      <div className={classes.head}>
        <span className={classes.name} title={name}>
          {name}
        </span>
        <span className="numbers nowrap">{position ? counted(position.total, 'page') : '…'}</span>
        <Tooltip label={<LabelWithKey label="Thumbnails" action="toggle-thumbnails" />}>
          <ActionIcon
            size={20}
            aria-label="Thumbnails"
            aria-pressed={thumbnails.isOpen}
            onClick={thumbnails.toggle}
          >
            <IconPhoto size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <section ref={setScroller} className={classes.list} aria-label={`Pages of the list: ${name}`}>
        <RovingGroup label="Pages">{scroller && <Pages scroller={scroller} />}</RovingGroup>
      </section>
    </>
  );
}
