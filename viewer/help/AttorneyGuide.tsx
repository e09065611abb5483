import type { JSX } from 'react';
import { List, Text, Title } from '../ui/parts.ts';

export function AttorneyGuide(): JSX.Element {
  return (
    <section>
      <Title order={2} mt="xl" mb="xs">
        For attorneys
      </Title>
      <List type="ordered" spacing={8} size="sm">
        <List.Item>
          <b>Write the codebook</b> before the review begins: a few tags, each with a definition and a key.
        </List.Item>
        <List.Item>
          <b>Add what the agency gave</b> on the Productions screen: drop files or whole folders. A broken
          line loses nothing; add the same again and it goes on. Pages can be read as soon as they appear.
        </List.Item>
        <List.Item>
          <b>Enter the agency’s page count</b> on the production, as its cover letter says it. The screen then
          says how many pages are not here, and the ledger, a CSV file, what became of every file received.
        </List.Item>
        <List.Item>
          <b>Go through Withholdings.</b> Each page with a box or a code, and the pages behind each
          placeholder sheet, is a row; correct what was misread, note rulings and other versions. Pages that a
          sheet calls duplicates, not responsive or referred are counted by themselves. The challenge status
          is seen by attorneys only: decide on each, since plaintiffs who did not contest a withholding were
          later held to have waived it. Load the agency’s Vaughn index to see where it and the pages disagree.
        </List.Item>
        <List.Item>
          <b>Open Exhibits</b>, choose a tag. Each run of tagged pages is an exhibit at first; drag, split and
          join until they stand as you want to file them. It is saved as you go, and letters follow from the
          order.
        </List.Item>
        <List.Item>
          <b>Describe</b> each exhibit and give its date. The Bates range is made from the pages.
        </List.Item>
        <List.Item>
          <b>Look at the notices</b> at the top: pages tagged since, and pages that lost the tag. Take them in
          or out.
        </List.Item>
        <List.Item>
          <b>Export.</b> The package holds a PDF for each exhibit, the list, and a manifest that traces every
          page to the file the agency gave. Note the manifest’s SHA-256: with it anyone can check the package
          later.
        </List.Item>
        <List.Item>
          <b>Look at the check of the records</b> at the end of the Productions screen now and then. The
          server compares every file, page and log entry with what was recorded, once a day; it names what is
          damaged or missing, and says when the last backup was made.
        </List.Item>
      </List>
      <Text mt="md">
        Exhibit pages are the agency’s pages: no highlight, no enhancement. Tags are your work product and do
        not leave with them.
      </Text>
    </section>
  );
}
