import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatch, useNavigate, useRouterState } from '@tanstack/react-router';
import { type JSX, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { openKeysOf } from '../keys/keys-in-use.ts';
import { useKeys } from '../keys/use-keys.ts';
import { OtherSideBar } from '../linking/OtherSideBar.tsx';
import { RailSlot } from '../lists/rail-slot.ts';
import { RESULTS_ID } from '../lists/results-id.ts';
import { SeenProvider } from '../seen/SeenProvider.tsx';
import { useLiveMatter } from '../server/follow-matter.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { useUser } from '../session/use-user.ts';
import { TaggingProvider } from '../tagging/TaggingProvider.tsx';
import { spotlight, useLocalStorage, useMediaQuery } from '../ui/parts.ts';
import { UploadsProvider } from '../uploads/UploadsProvider.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { GoTo } from './GoTo.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { NoMatter } from './NoMatter.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import classes from './shell.module.css';
import { TopBar } from './TopBar.tsx';
import { useSavePosition } from './use-save-position.ts';

/** The frame of every screen of a matter. */
export function Shell(): JSX.Element {
  const matter = useMatter();
  const matters = useQuery(queries.matters());
  if (matters.data?.every(({ slug }) => slug !== matter)) return <NoMatter slug={matter} />;
  return (
    <TaggingProvider key={matter} matter={matter}>
      <UploadsProvider matter={matter}>
        <SeenProvider matter={matter}>
          <Frame matter={matter} />
        </SeenProvider>
      </UploadsProvider>
    </TaggingProvider>
  );
}

function Frame({ matter }: { matter: string }): JSX.Element {
  openKeysOf(useUser().userName);
  const live = useLiveMatter(matter);
  const hasResults = useRouterState({
    select: ({ location }) => location.pathname.endsWith('/search') && 'q' in location.search,
  });
  const navigate = useNavigate();
  const searchBox = useRef<HTMLInputElement>(null);
  const [railOpen, setRailOpen] = useLocalStorage({
    key: 'rail',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const isReaderOpen =
    useMatch({ from: '/signed-in/m/$matter/p/$ref', shouldThrow: false, select: () => true }) === true;
  const isNarrow = useMediaQuery('(max-width: 800px)');
  const rail = isReaderOpen ? 'compact' : isNarrow && !hasResults ? 'icons' : 'open';
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'go-to' | 'keys' | undefined>();

  const toggleRail = useCallback(() => setRailOpen((isOpen) => !isOpen), [setRailOpen]);
  const openKeys = useCallback(() => setDialog('keys'), []);

  useEffect(() => {
    // Loads pdf.js shortly after the screen, so that the first page opens as fast as the others.
    const preload = setTimeout(() => void import('../page/image/original.tsx'), 500);
    return () => clearTimeout(preload);
  }, []);

  useKeys({
    'focus-search': () => searchBox.current?.select(),
    'go-to': () => setDialog('go-to'),
    'toggle-rail': toggleRail,
    palette: () => spotlight.toggle(),
    keys: openKeys,
  });

  return (
    <div className={classes.shell} data-rail={railOpen ? rail : 'closed'}>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      {hasResults && (
        <a className="skip-link" href={`#${RESULTS_ID}`}>
          Skip to results
        </a>
      )}
      <TopBar matter={matter} live={live} searchBox={searchBox} toggleRail={toggleRail} openKeys={openKeys} />
      {railOpen && <Rail matter={matter} isCompact={rail !== 'open'} slotRef={setSlot} />}
      <main id="content" className={classes.main} tabIndex={-1}>
        <ConnectionBanner live={live} />
        <OtherSideBar matter={matter} />
        <RailSlot value={slot}>
          <Suspense>
            <Outlet />
          </Suspense>
        </RailSlot>
      </main>
      <GoTo matter={matter} opened={dialog === 'go-to'} close={() => setDialog(undefined)} />
      <KeysDialog
        matter={matter}
        opened={dialog === 'keys'}
        close={() => setDialog(undefined)}
        openGuides={() => {
          setDialog(undefined);
          void navigate({ to: '/m/$matter/help', params: { matter } });
        }}
      />
      <Palette matter={matter} />
      <KeepPlace matter={matter} />
    </div>
  );
}

/** A component of its own, so that the frame does not render again with each page. */
function KeepPlace({ matter }: { matter: string }): null {
  useSavePosition(matter);
  return null;
}
