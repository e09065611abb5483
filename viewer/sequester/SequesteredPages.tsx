import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { SequesteredPage } from '#contract/review/sequester.ts';
import { counted } from '#contract/values/counted.ts';
import { type Shown, sequesteredPerScreen, sequesterQueries } from '../server/sequester-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Button, Group, SegmentedControl, Table, useDocumentTitle, VisuallyHidden } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { ExposureDialog } from './ExposureDialog.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { SequesteredRow } from './SequesteredRow.tsx';

const ABOUT =
  'Pages that an attorney hid because the agency demands them back, or because they are privileged. Nobody sees them anywhere else, and nothing of their content is shown here.';

/** The pages that are hidden, for attorneys, who may release them; and those that were. */
export function SequesteredPages(): JSX.Element {
  useDocumentTitle('Sequestered pages · Uncover');
  const matter = useMatter();
  const attorney = usePermission('attorney');
  const [show, setShow] = useState<Shown>('sequestered');
  const [offset, setOffset] = useState(0);
  const [released, setReleased] = useState<SequesteredPage[]>([]);
  const [exposed, setExposed] = useState<SequesteredPage>();
  const list = useQuery({ ...sequesterQueries.pages(matter, show, offset), enabled: attorney.allowed });
  if (!attorney.allowed) {
    return (
      <Screen title="Sequestered pages">
        <Empty title="Attorneys see sequestered pages">{attorney.why}</Empty>
      </Screen>
    );
  }
  const { total = 0, pages = [] } = list.data ?? {};
  return (
    <Screen title="Sequestered pages" about={ABOUT}>
      <Group justify="space-between" mb="md">
        <SegmentedControl
          aria-label="Which pages"
          value={show}
          onChange={(value) => {
            setShow(value as Shown);
            setOffset(0);
          }}
          data={[
            { value: 'sequestered', label: 'Sequestered' },
            { value: 'released', label: 'Released' },
          ]}
        />
        {show === 'sequestered' && pages.length > 1 && (
          <Button variant="default" onClick={() => setReleased(pages)}>
            Release {counted(pages.length, 'page')}
          </Button>
        )}
      </Group>
      <Unloaded query={list} failure="The sequestered pages could not be loaded" height={200} />
      {list.data && total === 0 && (
        <Empty title={show === 'released' ? 'No page was released' : 'No page is sequestered'}>
          To hide a page, open it and choose Sequester in its details.
        </Empty>
      )}
      {pages.length > 0 && (
        <Table verticalSpacing={8} aria-label="Sequestered pages">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Page</Table.Th>
              <Table.Th>Reason</Table.Th>
              <Table.Th>Notice</Table.Th>
              <Table.Th>Sequestered</Table.Th>
              {show === 'released' && <Table.Th>Released</Table.Th>}
              <Table.Th>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.map((page) => (
              <SequesteredRow
                key={`${page.sequesterId} ${page.pageId}`}
                page={page}
                release={() => setReleased([page])}
                showExposure={() => setExposed(page)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Pager offset={offset} shown={pages.length} total={total} size={sequesteredPerScreen} go={setOffset} />
      <ReleaseDialog matter={matter} pages={released} close={() => setReleased([])} />
      <ExposureDialog matter={matter} page={exposed} close={() => setExposed(undefined)} />
    </Screen>
  );
}
