import { Link } from '@tanstack/react-router';
import { Fragment, type JSX } from 'react';
import { shownKeys } from '../keys/key-table.ts';
import { useMatter } from '../session/use-matter.ts';
import { Kbd, Table, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import classes from './help.module.css';
import { exampleGroups, mendedExamples, refusedExamples, type SearchExample } from './search-examples.ts';

/** The language in one screen: every example is a link that runs it. */
export function SearchHelp(): JSX.Element {
  useDocumentTitle('How to search · Uncover');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={classes.screen} tabIndex={0} aria-label="How to search">
      <div className={classes.guides}>
        <Title order={1}>How to search</Title>
        <Text mt="xs">
          A result is always a page. Click an example to run it; what it finds is said for the synthetic
          production of the demonstration.
        </Text>
        {exampleGroups.map(({ title, says, examples }) => (
          <section key={title}>
            <Title order={2} mt="lg">
              {title}
            </Title>
            <Text c="dimmed" mb="xs">
              {says}
            </Text>
            <Examples examples={examples} />
          </section>
        ))}
      </div>
      <div className={classes.reference}>
        <TwoWays />
        <section>
          <Title order={2}>What is refused</Title>
          <Text c="dimmed" mb="xs">
            A query has one meaning or none: courts have looked at how such differences change what is found.
            Each of these is answered with both interpretations, to choose from.
          </Text>
          <Examples examples={refusedExamples} />
          <Text c="dimmed" mt="md" mb="xs">
            What means something in another program, or is not finished, is refused with what to write
            instead.
          </Text>
          <Examples examples={mendedExamples} />
        </section>
      </div>
    </section>
  );
}

/** Which of the two to use for what, and which counts can be sworn to. */
function TwoWays(): JSX.Element {
  return (
    <section>
      <Title order={2}>Explore or Exact</Title>
      <Text c="dimmed" mb="xs">
        The switch beside the box, or <Kbd size="xs">{shownKeys('toggle-mode')[1]}</Kbd>.
      </Text>
      <Table verticalSpacing={4} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th scope="col">Explore</Table.Th>
            <Table.Th scope="col">Exact</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(([about, explore, exact]) => (
            <Table.Tr key={about}>
              <Table.Th scope="row">{about}</Table.Th>
              <Table.Td>{explore}</Table.Td>
              <Table.Td>{exact}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text mt="xs">
        <b>Swear to Exact only.</b> Its counts are complete, and the same on screen, in reports, on the
        command line and in exports. What Explore found is counted exactly by one click, <i>Count exactly</i>.
        No search finds words that could not be read: “hard to read” says how many pages to look at.
      </Text>
    </section>
  );
}

const differences: [about: string, explore: string, exact: string][] = [
  ['For', 'finding out what is there', 'proving what is there, and what is not'],
  ['You type', 'plain words; results come as you type', 'terms and connectors, then Enter'],
  ['Misreadings', 'forgiven, without being asked', 'only where you write ~'],
  ['First comes', 'the likeliest page', 'the first page'],
  ['Counts', 'rough: “1,000+” or “partial” may stand there', 'complete; the same for everyone'],
];

function Examples({ examples }: { examples: SearchExample[] }): JSX.Element {
  const matter = useMatter();
  return (
    <div className={classes.examples}>
      {examples.map(({ query, finds }) => (
        <Fragment key={query}>
          <Link to="/m/$matter/search" params={{ matter }} search={{ q: query }} className={classes.query}>
            {query}
          </Link>
          <Text>{finds}</Text>
        </Fragment>
      ))}
    </div>
  );
}
