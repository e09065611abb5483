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
          <b>Search</b> with <Kbd size="xs">/</Kbd>. A result is a page, and it opens at the words you asked
          for.
        </List.Item>
        <List.Item>
          <b>Read</b> with <Kbd size="xs">j</Kbd> and <Kbd size="xs">k</Kbd> from page to page of the list,{' '}
          <Kbd size="xs">n</Kbd> and <Kbd size="xs">p</Kbd> from hit to hit. The list in hand stands in the
          left panel.
        </List.Item>
        <List.Item>
          <b>Tag</b> with the tag’s key; again takes it off. <Kbd size="xs">Shift</Kbd> with the key tags the
          whole document, <Kbd size="xs">t</Kbd> a range. <Kbd size="xs">u</Kbd> undoes,{' '}
          <Kbd size="xs">.</Kbd> repeats.
        </List.Item>
        <List.Item>
          <b>Correct</b> a misread text with <Kbd size="xs">e</Kbd>: the word is found from then on, at its
          place on the page. The text as it was read is kept and can be used again. <b>OCR again</b> reads the
          page’s image anew, where the file’s own text does not say what the page shows.
        </List.Item>
        <List.Item>
          <b>See what the agency withheld</b>: its boxes and codes are outlined on the page and listed beside
          it; point at an outline to see its codes. <Kbd size="xs">\</Kbd> shows and hides them, <b>layers</b>{' '}
          at the bottom each by itself. <Kbd size="xs">|</Kbd> corrects them: click one, or drag to draw a
          box, and type its codes as <Kbd size="xs">b6 b7C</Kbd>.
        </List.Item>
        <List.Item>
          <b>Mend documents</b>: <Kbd size="xs">b</Kbd> says that a document starts on the page, or that it
          goes on. Many at once go faster on the screen <b>Documents</b>: with <b>Unsure only</b>, look at the
          first page and the page before it, then <Kbd size="xs">c</Kbd> confirms,{' '}
          <Kbd size="xs">Shift J</Kbd> joins, <Kbd size="xs">s</Kbd> splits at the page in hand,{' '}
          <Kbd size="xs">u</Kbd> undoes. No tag, number or page changes by it.
        </List.Item>
        <List.Item>
          <b>Cite</b> with <Kbd size="xs">c</Kbd>. The address of a page is a cite too: whoever opens it sees
          what you see.
        </List.Item>
      </List>
      <Title order={3} mt="md" mb="xs">
        How far to trust what you see
      </Title>
      <List spacing={8} size="sm">
        <List.Item>
          A Bates number marked <b>read</b> was read from the page. One with a dotted line was <b>inferred</b>{' '}
          from its neighbors: check it before you cite it.
        </List.Item>
        <List.Item>
          The <b>control number</b> is ours. It is always there and never the agency’s number.
        </List.Item>
        <List.Item>
          A <b>dashed outline</b> may be no box, or have another code: look at the image. Kind, title, date
          and people of a document stand with where they were read; what a person typed says so.
        </List.Item>
        <List.Item>
          <b>Hard to read</b> means that words may be missed or wrong: look at the image. No search finds what
          could not be read.
        </List.Item>
      </List>
      <Text c="dimmed" mt="sm">
        Nothing you press changes what the agency gave. Originals are kept as they came.
      </Text>
    </section>
  );
}
