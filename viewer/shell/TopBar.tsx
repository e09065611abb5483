import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, memo, type RefObject } from 'react';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { LabelWithKey } from '../keys/ActionKey.tsx';
import type { LiveState } from '../server/follow-matter.ts';
import { queries } from '../server/queries.ts';
import { IconKeyboard, IconLayoutSidebar } from '../ui/icons.ts';
import { ActionIcon, Tooltip } from '../ui/parts.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { MatterSwitch } from './MatterSwitch.tsx';
import { SearchBox } from './SearchBox.tsx';
import classes from './shell.module.css';

interface TopBarProps {
  matter: string;
  live: LiveState;
  searchBox: RefObject<HTMLInputElement | null>;
  toggleRail: () => void;
  openKeys: () => void;
}

export const TopBar = memo(function TopBar({
  matter,
  live,
  searchBox,
  toggleRail,
  openKeys,
}: TopBarProps): JSX.Element {
  return (
    <header className={classes.topBar}>
      <Tooltip label={<LabelWithKey label="Show or hide left panel" action="toggle-rail" />}>
        <ActionIcon onClick={toggleRail} aria-label="Show or hide left panel">
          <IconLayoutSidebar size={18} />
        </ActionIcon>
      </Tooltip>
      <MatterSwitch matter={matter} />
      <SearchBox matter={matter} box={searchBox} />
      <LiveStatus matter={matter} live={live} />
      <Tooltip label={<LabelWithKey label="Keyboard shortcuts" action="keys" />}>
        <ActionIcon onClick={openKeys} aria-label="Show keyboard shortcuts">
          <IconKeyboard size={18} />
        </ActionIcon>
      </Tooltip>
      <AccountMenu />
    </header>
  );
});

const stateNames: Record<LiveState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Not connected',
};

function LiveStatus({ matter, live }: { matter: string; live: LiveState }): JSX.Element {
  const productions = useQuery(queries.productions(matter));
  const processing = productions.data?.filter((production) => production.isProcessing) ?? [];
  const read = processing.reduce((sum, production) => sum + production.pagesRead, 0);
  const received = processing.reduce((sum, production) => sum + production.pages.received, 0);
  return (
    <span className={classes.live} title={stateNames[live]}>
      {processing.length > 0 && (
        <Link to="/m/$matter/productions" params={{ matter }}>
          {received > 0
            ? `Processing ${formatNumber(read)} of ${counted(received, 'page')}`
            : 'Receiving files'}
        </Link>
      )}
      <span className={classes.dot} data-state={live} aria-hidden />
      <span className={classes.liveName}>{stateNames[live]}</span>
    </span>
  );
}
