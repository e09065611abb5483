import type { JSX } from 'react';
import { FindPageForm } from '../page/FindPageForm.tsx';
import { useOpenPage } from '../page/use-open-page.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface GoToProps {
  matter: string;
  opened: boolean;
  close: () => void;
}

/** Opens the page with a Bates or control number. */
export function GoTo({ matter, opened, close }: GoToProps): JSX.Element {
  const openPage = useOpenPage();
  return (
    <Dialog opened={opened} close={close} title="Go to page">
      <FindPageForm
        matter={matter}
        send="Go"
        onFound={(page) => {
          // The page was not found by a search, so next and previous step through the production.
          openPage(page, { production: page.productionId });
          close();
        }}
        close={close}
      />
    </Dialog>
  );
}
