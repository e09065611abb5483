import type { JSX } from 'react';
import { BatesText } from '../../page/BatesText.tsx';
import { PageStage } from '../../page/image/PageStage.tsx';
import type { ReadPage } from '../../page/read-page.ts';
import { messageOf } from '../../server/call-failed.ts';
import { Skeleton, Text, UnstyledButton } from '../../ui/parts.ts';
import { PageWithoutImage } from '../PageWithoutImage.tsx';
import { useReader } from '../reader-context.ts';
import { PageLayers } from './PageLayers.tsx';
import classes from './view.module.css';

interface SidePageProps {
  /** Undefined while it is loading. */
  page: ReadPage | undefined;
  neighbors: readonly ReadPage[];
  /** Whether it is the page that keys and tags apply to. */
  isOpen: boolean;
  label: string;
  /** Shown if there is no page. */
  empty: string | undefined;
  open: () => void;
}

/** One of two pages side by side, under its number, which makes it the open page. */
export function SidePage(props: SidePageProps): JSX.Element {
  const { page, neighbors, isOpen, label, empty, open } = props;
  const { matter, detail, view } = useReader();
  if (!page) {
    return (
      <div className={classes.side}>
        <span />
        <div className={classes.noPage}>
          {empty === undefined ? <Skeleton height="100%" /> : <Text c="dimmed">{empty}</Text>}
        </div>
      </div>
    );
  }
  return (
    <div className={classes.side} data-open={isOpen}>
      <UnstyledButton className={classes.name} aria-current={isOpen ? 'page' : undefined} onClick={open}>
        <BatesText number={page.bates ?? page.controlNumber} />
        {isOpen && <span className={classes.note}>open: keys and tags apply to it</span>}
      </UnstyledButton>
      <PageStage
        matter={matter}
        label={label}
        page={page}
        neighbors={neighbors}
        view={isOpen ? view : { ...view, turn: view.turnOf(page.pageId) }}
        onScale={isOpen ? view.setScale : ignoreScale}
        layers={isOpen ? <PageLayers /> : null}
        fallback={(error) =>
          isOpen ? (
            <PageWithoutImage error={error} detail={detail} />
          ) : (
            <Text p="md" c="var(--warn)">
              The page image could not be displayed: {messageOf(error)}
            </Text>
          )
        }
      />
    </div>
  );
}

/** The status bar shows the scale of the open page. */
function ignoreScale(): void {}
