import type { JSX } from 'react';
import { LinkedPages } from '../../page/image/LinkedPages.tsx';
import { useListedPage } from '../navigation/use-read-page.ts';
import { useReader } from '../reader-context.ts';
import { SidePage } from './SidePage.tsx';

/**
 * The open page and the one beside it. Two by two from the start of the list, so that the pages stay in their places
 * while the first or the second of them is the open one.
 */
export function TwoPages({ index }: { index: number }): JSX.Element {
  const first = index - (index % 2);
  return (
    <LinkedPages>
      <ListedSide index={first} isOpen={index === first} />
      <ListedSide index={first + 1} isOpen={index !== first} />
    </LinkedPages>
  );
}

function ListedSide({ index, isOpen }: { index: number; isOpen: boolean }): JSX.Element {
  const { page: open, currentList, navigation } = useReader();
  const listed = useListedPage(index);
  const neighbors = [useListedPage(index + 2), useListedPage(index - 2)].filter((page) => page !== undefined);
  const total = currentList.position?.total ?? 0;
  return (
    <SidePage
      page={isOpen ? open : listed}
      neighbors={neighbors}
      isOpen={isOpen}
      label={index % 2 === 0 ? 'Left page image' : 'Right page image'}
      empty={index < total ? undefined : 'The list ends here.'}
      open={() => navigation.goTo(index)}
    />
  );
}
