import type { JSX } from 'react';
import { Kbd, List, Text, Title } from '../ui/parts.ts';

export function ReviewerGuide(): JSX.Element {
  return (
    <section>
      <Title order={2} mt="lg" mb="xs">
        For reviewers
      </Title>
      <List type="ordered" spacing={8} size="sm">
        <List.Item>
          <b>Start at Home.</b> It takes you back to the page and the list where you stopped, even on another
          computer, and shows what is new since your last visit, how many pages an hour you decided, and when
          you would be done at that pace.
        </List.Item>
        <List.Item>
          <b>Search</b> with <Kbd size="xs">/</Kbd>. Each result is a page, and it opens at the words you
          searched for. <Kbd size="xs">x</Kbd> selects results; <b>Tag</b> above them tags those selected, or
          all of them, and <b>Export list</b> makes a table of them.
        </List.Item>
        <List.Item>
          <b>Read.</b> Press <Kbd size="xs">j</Kbd> and <Kbd size="xs">k</Kbd> for the next and the previous
          page of the list, <Kbd size="xs">n</Kbd> and <Kbd size="xs">p</Kbd> for the next and the previous
          hit. The matter’s standing terms are underlined on every page; <Kbd size="xs">Shift H</Kbd> shows
          and hides them. <Kbd size="xs">Space</Kbd> scrolls down and then turns to the next page. The left
          panel shows the list; <Kbd size="xs">Shift T</Kbd> shows it as thumbnails. Your fit and zoom, and
          how you rotated a page, are remembered on this computer; rotating changes only what you see.{' '}
          <Kbd size="xs">Shift Z</Kbd> changes the layout: two pages, pages one below the other, or the text
          beside the page. Tags always apply to the page that is framed. <Kbd size="xs">Shift C</Kbd> shows
          any other page beside the open one. <Kbd size="xs">?</Kbd> lists all keys, and there you can change
          them. A page that you have had on screen for a few seconds counts as seen: Reports, Reading shows
          your numbers, and attorneys see everybody’s. Seen is not decided.
        </List.Item>
        <List.Item>
          <b>Tag</b> with the tag’s key. Press it again to remove the tag. With <Kbd size="xs">Shift</Kbd> the
          key tags the whole document; <Kbd size="xs">t</Kbd> tags many pages: a range, the document with its
          attachments, all copies of the page, or the results of a search. <Kbd size="xs">u</Kbd> undoes your
          last decision, and never that of somebody else; <Kbd size="xs">.</Kbd> repeats it.{' '}
          <Kbd size="xs">Shift ↵</Kbd> applies the last tag and opens the next page. Rest the mouse on a tag,
          or press <Kbd size="xs">i</Kbd> while it has the focus, to see what it means and example pages. A
          changed definition is shown once above the tags. Without a connection, go on tagging: decisions
          about single pages are kept in this browser and sent later, also if you reload.
        </List.Item>
        <List.Item>
          <b>Work in a batch</b> if an attorney has divided the pages. Take the next one at Home or on the
          Batches screen, and <b>Continue</b> opens it where you stopped. <Kbd size="xs">Shift N</Kbd> goes to
          the next page without a decision, and the line below the page counts those decided. <b>Return</b> a
          batch that you can’t finish: your decisions stay, and somebody else continues. In a{' '}
          <b>double-blind</b> batch only you see what you decide until both readers have finished; take a
          decision back with the same key. A batch also becomes free when you decide nothing in it for the
          hours that its row shows. <b>Finish</b> says how many pages are left. In a second review, the key of
          a tag that is on the page agrees with it, and <Kbd size="xs">,</Kbd> with the key disagrees.
        </List.Item>
        <List.Item>
          <b>Say that nothing applies</b> with <Kbd size="xs">0</Kbd>, and with <Kbd size="xs">Shift 0</Kbd>{' '}
          to go on to the next page. The page then counts as reviewed, and has a tick in the list. Tagging it
          later replaces this.
        </List.Item>
        <List.Item>
          <b>Say that you are unsure</b> with <Kbd size="xs">;</Kbd> and the tag’s key, or that a tag does not
          apply with <Kbd size="xs">,</Kbd> and its key. Each person has an answer of their own: a check mark
          is yours, initials are those of others, and <Kbd size="xs">i</Kbd> shows who said what and when. If
          two reviewers differ, the tag is <b>in conflict</b>. The page does not carry it until an attorney
          decides.
        </List.Item>
        <List.Item>
          <b>Read suggested pages</b> once twenty pages have a tag and twenty were decided without it:{' '}
          <b>Suggested pages</b> lists the undecided pages that read most like those with the tag, and the
          words that speak for and against each are beside the page. Every tenth is random. A suggestion is
          not a decision: press the tag’s key, answer no with <Kbd size="xs">,</Kbd> and the key, or say that
          nothing applies.
        </List.Item>
        <List.Item>
          <b>Correct misread text</b> with <Kbd size="xs">e</Kbd>. Searches then find the corrected words at
          their position on the page. The text as read is kept and can be restored. Use <b>Rerun OCR</b> where
          the text layer of the file does not match what the page shows.
        </List.Item>
        <List.Item>
          <b>Review redactions.</b> The agency’s boxes and codes are outlined on the page and listed beside
          it. Point at an outline without a printed code, or a dashed one, to see what it stands for.{' '}
          <Kbd size="xs">\</Kbd> shows and hides them; <b>Layers</b> at the bottom controls each kind.{' '}
          <Kbd size="xs">|</Kbd> starts a correction: click a mark, or drag to draw a box, then type its
          codes, for example <Kbd size="xs">b6 b7C</Kbd>.
        </List.Item>
        <List.Item>
          <b>Correct document boundaries.</b> <Kbd size="xs">b</Kbd> starts a new document on the page, or
          merges it with the previous document. The Documents screen is faster for many: choose{' '}
          <b>Uncertain</b>, compare the first page with the page before it, and press <Kbd size="xs">c</Kbd>{' '}
          to confirm, <Kbd size="xs">Shift J</Kbd> to merge, <Kbd size="xs">s</Kbd> to split at the selected
          page, or <Kbd size="xs">u</Kbd> to undo. Tags, numbers and pages do not change. Its <b>Timeline</b>{' '}
          counts documents by month, and links to those without a date.
        </List.Item>
        <List.Item>
          <b>Quote</b> by selecting words on the page image: <Kbd size="xs">m</Kbd> keeps them as a passage
          with a note and tags, <b>Copy with citation</b> copies them. Without a selection{' '}
          <Kbd size="xs">m</Kbd> writes a note on the page. The tab Passages lists them beside the page, and
          Reports lists those of the whole matter. <b>Reply</b> to a note below it; <b>@</b> and a user name
          tells that person, who finds it at Home. <b>Link two passages</b> that contradict each other: choose{' '}
          <b>Find the other side</b> of the first one, open the other page, select its words and press{' '}
          <Kbd size="xs">x</Kbd>. Contradictions lists the links, and shows both pages side by side; attorneys
          confirm or reject them. <b>Write a chronology</b>: <Kbd size="xs">Shift M</Kbd> with words selected,
          or <b>Add fact</b> of a passage, says what happened and when; Chronology lists the facts by the
          dates of the events, prints them, and exports them with Bates numbers. <b>Cite</b> with{' '}
          <Kbd size="xs">c</Kbd>. You can also share the page’s address: whoever opens it sees what you see.
        </List.Item>
      </List>
      <Title order={3} mt="md" mb="xs">
        What you can rely on
      </Title>
      <List spacing={8} size="sm">
        <List.Item>
          A Bates number marked <b>stamped</b> was read from the page. A number with a dotted underline was{' '}
          <b>inferred</b> from neighboring pages. Check it before you cite it.
        </List.Item>
        <List.Item>
          The <b>control number</b> is assigned by Uncover. Every page has one. It is never the agency’s
          number.
        </List.Item>
        <List.Item>
          A <b>dashed outline</b> is uncertain: it may not be a redaction, or may have another code. Check the
          page image. Each document fact shows where it was read, or that it was entered by hand.
        </List.Item>
        <List.Item>
          <b>Hard to read</b> means that words may be missing or wrong. Check the page image. No search finds
          words that could not be read.
        </List.Item>
      </List>
      <Text c="dimmed" mt="sm">
        Nothing you do changes what the agency produced. Originals are kept as they were received.
      </Text>
    </section>
  );
}
