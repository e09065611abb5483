import type { JSX } from 'react';
import { FindPageForm } from '../../page/FindPageForm.tsx';
import { toPageReference } from '../../page/page-reference.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Button, Group } from '../../ui/parts.ts';
import { useListedPage } from '../navigation/use-read-page.ts';
import { useReader } from '../reader-context.ts';

/** Chooses the page that is shown beside the open one. */
export function CompareDialog(): JSX.Element {
  const { matter, comparison } = useReader();
  const { choose, show } = comparison;
  return (
    <Dialog opened={choose.isOpen} close={choose.close} title="Compare with another page">
      <FindPageForm
        matter={matter}
        send="Compare"
        onFound={(page) => show(toPageReference(page))}
        close={choose.close}
      />
      <Neighbors />
    </Dialog>
  );
}

function Neighbors(): JSX.Element {
  const { currentList, comparison } = useReader();
  const index = currentList.position?.index ?? Number.NaN;
  const next = useListedPage(index + 1);
  const previous = useListedPage(index - 1);
  return (
    <Group gap="xs">
      {next && (
        <Button variant="default" onClick={() => comparison.show(toPageReference(next))}>
          Next page of the list
        </Button>
      )}
      {previous && (
        <Button variant="default" onClick={() => comparison.show(toPageReference(previous))}>
          Previous page of the list
        </Button>
      )}
      {comparison.reference !== undefined && (
        <Button
          variant="default"
          onClick={() => {
            comparison.choose.close();
            comparison.close();
          }}
        >
          Close comparison
        </Button>
      )}
    </Group>
  );
}
